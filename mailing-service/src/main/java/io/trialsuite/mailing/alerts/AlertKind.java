package io.trialsuite.mailing.alerts;

/** What people are told at once. */
public enum AlertKind {
    BOUNCED,
    COMPLAINED,
    NOT_SENT
}
