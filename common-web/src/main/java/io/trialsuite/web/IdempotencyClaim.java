package io.trialsuite.web;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call with a key may do. */
sealed interface IdempotencyClaim {

    /** It is the first, and runs. */
    record Granted(Call call) implements IdempotencyClaim {}

    /** It was answered already. */
    record Answered(Answer answer) implements IdempotencyClaim {}

    /** The first one still runs. */
    record InProgress() implements IdempotencyClaim {}

    /** The first one committed and died before it answered. */
    record OutcomeUnknown() implements IdempotencyClaim {}

    /** The key was used for something else. */
    record Mismatch() implements IdempotencyClaim {}

    /**
     * A running call.
     *
     * @param scope digest of caller, method and address
     * @param attempt fences off an earlier call that was taken for dead and is not
     */
    record Call(String scope, String key, int attempt) {

        private static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

        static Optional<Call> current() {
            return Optional.ofNullable(CURRENT.get());
        }

        void begin() {
            CURRENT.set(this);
        }

        static void end() {
            CURRENT.remove();
        }
    }

    /** An answer as it was sent. */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be sent, never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {}
}
