package io.trialsuite.auth.invitations.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.invitations.DecideOnInvitation;
import io.trialsuite.auth.invitations.InvitationDirectory;
import io.trialsuite.auth.invitations.InvitationId;
import io.trialsuite.auth.invitations.InvitationView;
import io.trialsuite.auth.invitations.InvitePerson;
import io.trialsuite.auth.invitations.InvitingPeople;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.web.Caller;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/organizations/{org}/invitations")
class InvitationController {

    private final InvitingPeople inviting;
    private final InvitationDirectory invitations;

    InvitationController(InvitingPeople inviting, InvitationDirectory invitations) {
        this.inviting = inviting;
        this.invitations = invitations;
    }

    record Invited(
            @NotNull @Size(max = 254) String email, @NotNull Role role) {

        @Override
        public String toString() {
            return "Invited[hidden]";
        }
    }

    /** What has become of those that are listed. */
    enum Listed {
        PENDING,
        ACCEPTED,
        DECLINED,
        REVOKED,
        EXPIRED
    }

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Invite whoever reads an address; for owners and admins",
            description = "Tells nothing about the address. The mail is in the request's language.")
    InvitationView invite(Caller caller, @Valid @RequestBody Invited request, @Parameter(hidden = true) Locale locale) {
        return inviting.invite(new InvitePerson(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                EmailAddress.of(request.email()),
                request.role(),
                LetterLanguage.of(locale)));
    }

    @GetMapping
    @Operation(summary = "Invitations in the order they were made; for owners and admins")
    CursorPage<InvitationView> list(
            Caller caller, @RequestParam(required = false) @Nullable Listed state, Paging paging) {
        return invitations.list(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                state == null ? null : state.name(),
                paging);
    }

    @PostMapping("/{invitation}/mails")
    @Operation(summary = "Send a pending invitation again, with a new link; the one before is void")
    InvitationView sendAgain(Caller caller, @PathVariable UUID invitation, @Parameter(hidden = true) Locale locale) {
        return inviting.sendAgain(decision(caller, invitation), LetterLanguage.of(locale));
    }

    @DeleteMapping("/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a pending invitation")
    void revoke(Caller caller, @PathVariable UUID invitation) {
        inviting.revoke(decision(caller, invitation));
    }

    private static DecideOnInvitation decision(Caller caller, UUID invitation) {
        return new DecideOnInvitation(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                new InvitationId(invitation));
    }
}
