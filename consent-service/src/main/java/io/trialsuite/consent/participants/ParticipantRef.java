package io.trialsuite.consent.participants;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** The pseudonym: all that anyone outside the site learns about who takes part. */
public record ParticipantRef(UUID value) {

    static ParticipantRef next() {
        return new ParticipantRef(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
