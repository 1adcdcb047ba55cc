package io.trialsuite.vdr.rooms;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Breaks nothing. */
@Service
public class FurnishingRooms {

    private final Clock clock;

    FurnishingRooms(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    public Instant furnish() {
        return Instant.now(clock);
    }
}
