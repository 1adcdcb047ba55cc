package io.trialsuite.vdr.rooms;

import java.time.Instant;

class ReadsTheMachinesClock {
    Instant now() {
        return Instant.now();
    }
}
