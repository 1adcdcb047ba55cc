package io.trialsuite.vdr.rooms;

import java.util.Date;

@SuppressWarnings("JavaUtilDate") // it is the point of this fixture
class UsesDate {
    Object date() {
        return new Date(0);
    }
}
