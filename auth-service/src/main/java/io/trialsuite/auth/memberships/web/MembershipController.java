package io.trialsuite.auth.memberships.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.memberships.AddMembership;
import io.trialsuite.auth.memberships.AddedMember;
import io.trialsuite.auth.memberships.ChangeMembership;
import io.trialsuite.auth.memberships.ChangingMemberships;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.MemberFilter;
import io.trialsuite.auth.memberships.MemberView;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.MembershipState;
import io.trialsuite.auth.memberships.Newcomer;
import io.trialsuite.auth.memberships.Newcomer.WithAccount;
import io.trialsuite.auth.memberships.Newcomer.WithAddress;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.RemoveMembership;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.problem.Invalid;
import io.trialsuite.web.Caller;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.ETags;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/organizations/{org}")
class MembershipController {

    private final GrantingMemberships granting;
    private final ChangingMemberships changing;
    private final MembershipDirectory memberships;

    MembershipController(GrantingMemberships granting, ChangingMemberships changing, MembershipDirectory memberships) {
        this.granting = granting;
        this.changing = changing;
        this.memberships = memberships;
    }

    record Addition(
            @Nullable @Size(max = 254) String email,
            @Nullable UUID accountId,
            @NotNull Role role) {

        Newcomer newcomer() {
            if (email != null && accountId == null) {
                return new WithAddress(EmailAddress.of(email));
            }
            if (accountId != null && email == null) {
                return new WithAccount(new AccountId(accountId));
            }
            throw new NewcomerUnnamed();
        }
    }

    record Change(@Nullable Role role, @Nullable Boolean active) {}

    /** Inactive members are listed on request only. */
    enum Listed {
        ACTIVE,
        INACTIVE,
        ALL;

        @Nullable
        String column() {
            return this == ALL ? null : name();
        }
    }

    private static final class NewcomerUnnamed extends Invalid {

        private static final long serialVersionUID = 1L;

        NewcomerUnnamed() {
            super("newcomer-unnamed", "Name the person by email or by accountId, not by both.");
        }
    }

    @PostMapping("/memberships")
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a person who has an account; for owners and admins",
            description =
                    "By accountId, which the person finds in their own profile, or by an address that they have proved.")
    AddedMember add(Caller caller, @Valid @RequestBody Addition request) {
        return granting.add(new AddMembership(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                request.newcomer(),
                request.role()));
    }

    @GetMapping("/members")
    @Operation(summary = "The organization's people, in the order they joined; for its members")
    CursorPage<MemberView> members(
            Caller caller,
            @RequestParam(required = false) @Nullable Listed status,
            @RequestParam(required = false) @Nullable Role role,
            Paging paging) {
        var filter = new MemberFilter((status == null ? Listed.ACTIVE : status).column(), role);
        return memberships.members(
                new AccountId(caller.accountId()), new OrganizationId(caller.organizationId()), filter, paging);
    }

    @PatchMapping("/memberships/{account}")
    @Operation(
            summary =
                    "Change a member's role or status; owners decide about everybody, admins about others than owners",
            description = "If-Match carries the version of the list. Tokens issued before are refused within seconds.")
    ResponseEntity<MembershipState> change(
            Caller caller,
            @PathVariable UUID account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Change request) {
        var state = changing.change(new ChangeMembership(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                new AccountId(account),
                ETags.requireVersion(ifMatch),
                request.role(),
                request.active()));
        return ResponseEntity.ok().eTag(ETags.of(state.version())).body(state);
    }

    @DeleteMapping("/memberships/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a member, or leave")
    void remove(Caller caller, @PathVariable UUID account) {
        changing.remove(new RemoveMembership(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                new AccountId(account)));
    }
}
