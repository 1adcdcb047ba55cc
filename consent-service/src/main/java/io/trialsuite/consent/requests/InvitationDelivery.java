package io.trialsuite.consent.requests;

/**
 * What became of the invitation mail, the weakest word first: a stronger one replaces a weaker one, whatever the order of the
 * reports. A mail that bounced softly may still arrive; one that arrived may still be sent back for good, or complained about.
 */
public enum InvitationDelivery {
    /** Whoever is asked at the site gets none. */
    NOT_SENT,
    REQUESTED,
    SOFT_BOUNCED,
    DELIVERED,
    BOUNCED,
    COMPLAINED
}
