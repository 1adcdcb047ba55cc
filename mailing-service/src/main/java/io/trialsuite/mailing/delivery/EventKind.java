package io.trialsuite.mailing.delivery;

/** The event types of SES, and whatever it may invent. */
public enum EventKind {
    SEND,
    DELIVERY,
    BOUNCE,
    COMPLAINT,
    REJECT,
    OPEN,
    CLICK,
    RENDERING_FAILURE,
    DELIVERY_DELAY,
    SUBSCRIPTION,
    OTHER
}
