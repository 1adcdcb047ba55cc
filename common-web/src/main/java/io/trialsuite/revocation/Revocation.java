package io.trialsuite.revocation;

import java.time.Instant;
import java.util.UUID;

/**
 * What tokens no longer open.
 *
 * @param subject a session, a person in one organization, or an organization
 * @param version tokens with a lower one are refused; counted by whoever issues them, so that no two clocks are compared
 * @param at when it happened; no token from before lives long after it
 */
record Revocation(String subject, long version, Instant at) {

    static Revocation ofSession(UUID session, Instant at) {
        return new Revocation(session(session.toString()), Long.MAX_VALUE, at);
    }

    static Revocation ofMembership(UUID account, UUID organization, long version, Instant at) {
        return new Revocation(membership(account.toString(), organization.toString()), version, at);
    }

    static Revocation ofOrganization(UUID organization, long version, Instant at) {
        return new Revocation(organization(organization.toString()), version, at);
    }

    static String organization(String id) {
        return "organization:" + id;
    }

    static String session(String id) {
        return "session:" + id;
    }

    static String membership(String account, String organization) {
        return "membership:" + account + "/" + organization;
    }

    Revocation or(Revocation other) {
        return version > other.version || (version == other.version && at.isAfter(other.at)) ? this : other;
    }
}
