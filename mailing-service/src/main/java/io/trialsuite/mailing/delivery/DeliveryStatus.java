package io.trialsuite.mailing.delivery;

/** What became of a mail at one recipient, in rising order: the highest that any event proved is the truth. */
public enum DeliveryStatus {
    QUEUED,
    ACCEPTED,
    DELAYED,
    DELIVERED,
    SOFT_BOUNCED,
    HARD_BOUNCED,
    REJECTED,
    COMPLAINED
}
