package io.trialsuite.mailing.outgoing;

/** Where a mail is between us and SES. */
public enum MailState {
    QUEUED,
    SENDING,
    ACCEPTED,
    /** A call to SES ended without an answer; only SES's events can tell whether the mail went out. */
    UNKNOWN,
    FAILED,
    SUPPRESSED;

    boolean isOver() {
        return switch (this) {
            case QUEUED, SENDING, UNKNOWN -> false;
            case ACCEPTED, FAILED, SUPPRESSED -> true;
        };
    }
}
