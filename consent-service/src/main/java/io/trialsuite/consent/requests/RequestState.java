package io.trialsuite.consent.requests;

/** Where a request stands. */
public enum RequestState {
    SENT,
    OPENED,
    IDENTITY_VERIFIED,
    COMPLETED,
    DECLINED,
    EXPIRED,
    CANCELLED;

    boolean isOpen() {
        return switch (this) {
            case SENT, OPENED, IDENTITY_VERIFIED -> true;
            case COMPLETED, DECLINED, EXPIRED, CANCELLED -> false;
        };
    }
}
