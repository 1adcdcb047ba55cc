package io.trialsuite.consent.requests;

/** What became of the invitation mail; a later constant overrides an earlier one, whatever the order of the reports. */
public enum InvitationDelivery {
    REQUESTED,
    DELIVERED,
    BOUNCED,
    COMPLAINED
}
