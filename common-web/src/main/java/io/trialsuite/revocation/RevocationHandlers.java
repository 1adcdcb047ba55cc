package io.trialsuite.revocation;

import io.trialsuite.outbox.ReceivedMessage;
import io.trialsuite.outbox.Subscription;
import java.util.UUID;

/** Hears from auth-service which tokens to refuse; a service adds this to the subscription of its inbox. */
public final class RevocationHandlers {

    private final RevocationTable table;
    private final RevokedTokens tokens;

    /** Our copy of {@code auth.session.revoked.v1}. */
    record SessionRevoked(UUID sessionId) {}

    /** Our copy of {@code auth.membership.role-changed|deactivated|removed.v1}. */
    record MembershipChanged(UUID accountId, UUID organizationId, long membershipVersion) {}

    /** Our copy of {@code auth.organization.suspended|closed.v1}. */
    record OrganizationHalted(UUID organizationId, long standingVersion) {}

    RevocationHandlers(RevocationTable table, RevokedTokens tokens) {
        this.table = table;
        this.tokens = tokens;
    }

    public Subscription subscribe(Subscription inbox) {
        return inbox.on("auth.session.revoked.v1", SessionRevoked.class, this::sessionRevoked)
                .on("auth.membership.role-changed.v1", MembershipChanged.class, this::membershipChanged)
                .on("auth.membership.deactivated.v1", MembershipChanged.class, this::membershipChanged)
                .on("auth.membership.removed.v1", MembershipChanged.class, this::membershipChanged)
                .on("auth.organization.suspended.v1", OrganizationHalted.class, this::organizationHalted)
                .on("auth.organization.closed.v1", OrganizationHalted.class, this::organizationHalted);
    }

    private void sessionRevoked(ReceivedMessage<SessionRevoked> message) {
        add(Revocation.ofSession(message.data().sessionId(), message.time()));
    }

    private void membershipChanged(ReceivedMessage<MembershipChanged> message) {
        var change = message.data();
        add(Revocation.ofMembership(
                change.accountId(), change.organizationId(), change.membershipVersion(), message.time()));
    }

    private void organizationHalted(ReceivedMessage<OrganizationHalted> message) {
        var halted = message.data();
        add(Revocation.ofOrganization(halted.organizationId(), halted.standingVersion(), message.time()));
    }

    /** At once in this instance: should the transaction not commit, the message comes again, and it is true in any case. */
    private void add(Revocation revocation) {
        table.add(revocation);
        tokens.add(revocation);
    }
}
