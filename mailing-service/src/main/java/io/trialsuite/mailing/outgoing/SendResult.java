package io.trialsuite.mailing.outgoing;

/** How a call to SES ended. */
public sealed interface SendResult {

    /** SES has the mail. */
    record Accepted(String sesMessageId) implements SendResult {}

    /**
     * SES has not taken it and may later.
     *
     * @param throttled SES asks everybody to slow down, not only this mail
     */
    record TryLater(String outcome, boolean throttled) implements SendResult {}

    /** SES will never take it as it is. */
    record Refused(String outcome) implements SendResult {}

    /** The call may or may not have had its effect. */
    record Unknown(String outcome) implements SendResult {}
}
