package io.trialsuite.mailing.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identity of one call to SES; travels as a tag with the mail and comes back with its events. */
public record AttemptId(UUID value) {

    public static AttemptId next() {
        return new AttemptId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
