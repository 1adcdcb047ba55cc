package io.trialsuite.vdr.rooms.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;

/** Breaks nothing. */
@Controller
class ShelfController {
    HttpStatus status() {
        return HttpStatus.OK;
    }
}
