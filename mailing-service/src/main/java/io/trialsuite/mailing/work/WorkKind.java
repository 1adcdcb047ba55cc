package io.trialsuite.mailing.work;

/** The queues of this service. */
public enum WorkKind {
    MAIL,
    ALERT,
    PARKED_EVENT,
    FORGETTING
}
