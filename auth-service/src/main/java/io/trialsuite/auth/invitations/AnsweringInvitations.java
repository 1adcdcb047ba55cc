package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Passwords;
import io.trialsuite.auth.accounts.RegisteringAccounts;
import io.trialsuite.auth.accounts.VerifyingAddresses;
import io.trialsuite.auth.memberships.AddedMember;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.RowVisibility;
import io.trialsuite.auth.organizations.OrganizationDirectory;
import io.trialsuite.auth.tokens.OpaqueToken;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The invited side. Whoever brings the link reads mail at the address; only that address may join by it. */
@Service
public class AnsweringInvitations {

    private final Invitations invitations;
    private final GrantingMemberships granting;
    private final RegisteringAccounts registering;
    private final VerifyingAddresses verifying;
    private final AccountDirectory accounts;
    private final Passwords passwords;
    private final OrganizationDirectory organizations;
    private final RowVisibility visibility;
    private final Outbox outbox;
    private final InvitationAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AnsweringInvitations(
            Invitations invitations,
            GrantingMemberships granting,
            RegisteringAccounts registering,
            VerifyingAddresses verifying,
            AccountDirectory accounts,
            Passwords passwords,
            OrganizationDirectory organizations,
            RowVisibility visibility,
            Outbox outbox,
            InvitationAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.invitations = invitations;
        this.granting = granting;
        this.registering = registering;
        this.verifying = verifying;
        this.accounts = accounts;
        this.passwords = passwords;
        this.organizations = organizations;
        this.visibility = visibility;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional
    public OpenInvitation look(OpaqueToken link) {
        var invitation = lock(link);
        invitation.requirePending(clock.instant());
        granting.requireOpen(invitation.organization());
        var organization = organizations.find(invitation.organization()).orElseThrow(InvitationRejected::new);
        return new OpenInvitation(
                organization.name(),
                invitation.email().value(),
                invitation.role(),
                invitation.expiresAt(),
                accounts.byEmail(invitation.email()).isPresent());
    }

    /** Repeatable by the same person. The link came by mail, so it proves the address as well. */
    @Transactional
    public AddedMember accept(AccountId account, OpaqueToken link) {
        var now = clock.instant();
        var invitation = lock(link);
        if (invitation.wasAcceptedBy(account)) {
            return new AddedMember(account, invitation.organization(), invitation.role());
        }
        invitation.requirePending(now);
        if (!EmailAddress.of(accounts.require(account).email()).equals(invitation.email())) {
            throw new InvitationForAnother();
        }
        verifying.prove(account, now);
        return join(invitation, account, now);
    }

    /** Hashing takes long, so the transaction begins after it. */
    public AddedMember register(JoinByInvitation command) {
        var email = EmailAddress.of(Objects.requireNonNull(transaction.execute(status -> look(command.link())))
                .email());
        var hash = passwords.hash(command.password(), email);
        return Objects.requireNonNull(transaction.execute(status -> {
            var now = clock.instant();
            var invitation = lock(command.link());
            invitation.requirePending(now);
            if (accounts.byEmail(email).isPresent()) {
                throw new AccountExists();
            }
            return join(invitation, registering.registerInvited(email, command.displayName(), hash, now), now);
        }));
    }

    @Transactional
    public void decline(OpaqueToken link) {
        var now = clock.instant();
        var invitation = lock(link);
        outbox.append(InvitationMessages.of(invitation.decline(now)));
        audit.byHolder("declined", invitation, now);
    }

    private AddedMember join(Invitation invitation, AccountId account, Instant now) {
        var added = granting.admit(account, invitation.organization(), invitation.role(), now);
        outbox.append(InvitationMessages.of(invitation.accept(account, now)));
        invitations.saveAndFlush(invitation);
        audit.by(account, "accepted", invitation, now);
        return added;
    }

    /** The link shows whose invitation it is; the rest of the transaction works for that organization. */
    private Invitation lock(OpaqueToken link) {
        visibility.ofInvitation(link);
        var organization = invitations.findOrganization(link.sha256()).orElseThrow(InvitationRejected::new);
        visibility.of(new OrganizationId(organization));
        return invitations.lock(link.sha256()).orElseThrow(InvitationRejected::new);
    }
}
