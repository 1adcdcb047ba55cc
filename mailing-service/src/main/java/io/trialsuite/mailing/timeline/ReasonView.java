package io.trialsuite.mailing.timeline;

import io.trialsuite.mailing.reasons.ReasonCode;
import io.trialsuite.mailing.reasons.Words;
import org.jspecify.annotations.Nullable;

/** Why, what that means, and what to do next. */
public record ReasonView(String code, Words meaning, Words whatToDo) {

    static @Nullable ReasonView of(@Nullable String code) {
        if (code == null) {
            return null;
        }
        var reason = ReasonCode.of(code);
        return new ReasonView(code, reason.meaning(), reason.whatToDo());
    }
}
