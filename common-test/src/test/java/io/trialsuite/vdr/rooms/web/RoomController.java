package io.trialsuite.vdr.rooms.web;

import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

@Controller
public class RoomController {
    @Transactional
    public void open() {}
}
