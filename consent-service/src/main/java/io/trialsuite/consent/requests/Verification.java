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

    record Wrong(int attemptsLeft) implements Verification {}

    record LockedOut(Duration remaining) implements Verification {}

    /** No code will be heard any more. */
    record Ended() implements Verification {}
}
