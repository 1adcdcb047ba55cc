package io.trialsuite.mailing.timeline;

import io.trialsuite.mailing.reasons.BounceReasons;
import io.trialsuite.mailing.reasons.ReasonCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one event of SES means to a person; most mean nothing in particular. */
final class EventReasons {

    private EventReasons() {}

    static @Nullable ReasonView of(
            String kind, @Nullable String bounceType, @Nullable String bounceSubType, @Nullable String smtpStatus) {
        return switch (kind) {
            case "BOUNCE" ->
                ReasonView.of(BounceReasons.of(
                                Objects.requireNonNullElse(bounceType, "Undetermined"),
                                Objects.requireNonNullElse(bounceSubType, "Undetermined"),
                                smtpStatus)
                        .code());
            case "COMPLAINT" -> ReasonView.of(ReasonCode.COMPLAINT.code());
            case "REJECT", "RENDERING_FAILURE" -> ReasonView.of(ReasonCode.REJECTED.code());
            case "DELIVERY_DELAY" -> ReasonView.of(ReasonCode.DELAYED.code());
            default -> null;
        };
    }
}
