package io.trialsuite.consent.requests;

import java.time.Duration;
import java.time.Instant;

/** What came of a code; also a wrong one changes something, which is why it is an answer and not a refusal. */
public sealed interface Verification {

    record Verified(String sessionToken, Instant expiresAt) implements Verification {

        @Override
        public String toString() {
            return "Verified[hidden]";
        }
    }

    /** The code was not the right one. */
    sealed interface Refused extends Verification {}

    record Wrong(int attemptsLeft) implements Refused {}

    record LockedOut(Duration remaining) implements Refused {}

    /** No code will be heard any more. */
    record Ended() implements Refused {}
}
