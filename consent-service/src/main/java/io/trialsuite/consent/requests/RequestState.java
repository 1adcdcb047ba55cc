package io.trialsuite.consent.requests;

/** Where a request stands. */
public enum RequestState {
    CREATED,
    SENT,
    OPENED,
    IDENTITY_VERIFIED,
    COMPLETED,
    DECLINED,
    EXPIRED;

    boolean isOpen() {
        return switch (this) {
            case CREATED, SENT, OPENED, IDENTITY_VERIFIED -> true;
            case COMPLETED, DECLINED, EXPIRED -> false;
        };
    }
}
