package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AttemptThrottle;
import io.trialsuite.auth.correspondence.Addressee;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.correspondence.Letters;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.RowVisibility;
import io.trialsuite.auth.organizations.OrganizationDirectory;
import io.trialsuite.auth.tokens.OpaqueToken;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The inviting side. Learns nothing about the address: a stranger's and a known person's are invited alike. */
@Service
public class InvitingPeople {

    private final Invitations invitations;
    private final GrantingMemberships granting;
    private final AccountDirectory accounts;
    private final OrganizationDirectory organizations;
    private final RowVisibility visibility;
    private final AttemptThrottle throttle;
    private final InvitationProperties properties;
    private final Letters letters;
    private final Outbox outbox;
    private final InvitationAudit audit;
    private final Clock clock;

    InvitingPeople(
            Invitations invitations,
            GrantingMemberships granting,
            AccountDirectory accounts,
            OrganizationDirectory organizations,
            RowVisibility visibility,
            AttemptThrottle throttle,
            InvitationProperties properties,
            Letters letters,
            Outbox outbox,
            InvitationAudit audit,
            Clock clock) {
        this.invitations = invitations;
        this.granting = granting;
        this.accounts = accounts;
        this.organizations = organizations;
        this.visibility = visibility;
        this.throttle = throttle;
        this.properties = properties;
        this.letters = letters;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public InvitationView invite(InvitePerson command) {
        var now = clock.instant();
        granting.authorize(command.actor(), command.organization(), command.role());
        charge(command.organization());
        requireNewcomer(command, now);
        var token = OpaqueToken.next();
        var invitation = insert(new Invitation(command, token, now, properties.life()));
        outbox.append(InvitationMessages.of(invitation.created()));
        send(invitation, token, command.language(), now);
        audit.by(command.actor(), "created", invitation, now);
        return invitation.view(now);
    }

    /** Members' addresses are known to those who may invite, so this tells them nothing new. */
    private void requireNewcomer(InvitePerson command, Instant now) {
        accounts.byVerifiedEmail(command.email())
                .filter(account -> granting.isMember(account.id(), command.organization()))
                .ifPresent(member -> {
                    throw new AlreadyInOrganization();
                });
        invitations
                .findPending(command.organization(), command.email().value())
                .ifPresent(pending -> expireOrRefuse(pending, now));
    }

    private void expireOrRefuse(Invitation pending, Instant now) {
        if (pending.stateAt(now) == Invitation.State.PENDING) {
            throw new AlreadyInvited();
        }
        outbox.append(InvitationMessages.of(pending.expire(now)));
        invitations.saveAndFlush(pending);
        audit.byTime(pending, now);
    }

    /** One address has one pending invitation; of two at once the slower lands here. */
    private Invitation insert(Invitation invitation) {
        try {
            return invitations.saveAndFlush(invitation);
        } catch (DataIntegrityViolationException simultaneousInvitation) {
            throw new AlreadyInvited();
        }
    }

    /** A new link; the one before is void. */
    @Transactional
    public InvitationView sendAgain(DecideOnInvitation command, LetterLanguage language) {
        var now = clock.instant();
        var invitation = lock(command);
        charge(command.organization());
        var token = OpaqueToken.next();
        invitation.renew(token, now, properties.life());
        send(invitation, token, language, now);
        audit.by(command.actor(), "sent-again", invitation, now);
        return invitation.view(now);
    }

    @Transactional
    public void revoke(DecideOnInvitation command) {
        var now = clock.instant();
        var invitation = lock(command);
        outbox.append(InvitationMessages.of(invitation.revoke(now)));
        audit.by(command.actor(), "revoked", invitation, now);
    }

    private Invitation lock(DecideOnInvitation command) {
        visibility.of(command.organization());
        var invitation = invitations
                .lock(command.invitation().value())
                .filter(it -> it.organization().equals(command.organization()))
                .orElseThrow(InvitationNotFound::new);
        granting.authorize(command.actor(), command.organization(), invitation.role());
        return invitation;
    }

    private void charge(OrganizationId organization) {
        var charge = throttle.charge("invitations:" + organization, properties.allowance());
        if (charge.isRefused()) {
            throw new TooManyInvitations(charge.pause());
        }
    }

    private void send(Invitation invitation, OpaqueToken token, LetterLanguage language, Instant now) {
        var organization = organizations.find(invitation.organization()).orElseThrow(InvitationNotFound::new);
        var to = new Addressee(
                invitation.email().value(),
                language,
                invitation.organization().value(),
                "invitation",
                invitation.id().value());
        outbox.append(letters.invitation(to, organization.name(), token, invitation.expiresAt(), now));
    }
}
