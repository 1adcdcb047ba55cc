package io.trialsuite.auth.memberships.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.memberships.AddMembership;
import io.trialsuite.auth.memberships.AddedMember;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.MemberView;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.Newcomer;
import io.trialsuite.auth.memberships.Newcomer.WithAccount;
import io.trialsuite.auth.memberships.Newcomer.WithAddress;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.problem.Invalid;
import io.trialsuite.web.Caller;
import io.trialsuite.web.CursorPage;
import io.trialsuite.web.Idempotent;
import io.trialsuite.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/organizations/{org}")
class MembershipController {

    private final GrantingMemberships granting;
    private final MembershipDirectory memberships;

    MembershipController(GrantingMemberships granting, MembershipDirectory memberships) {
        this.granting = granting;
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
    CursorPage<MemberView> members(Caller caller, Paging paging) {
        return memberships.members(
                new AccountId(caller.accountId()), new OrganizationId(caller.organizationId()), paging);
    }
}
