package io.trialsuite.auth.memberships.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.memberships.AddMembership;
import io.trialsuite.auth.memberships.AddedMember;
import io.trialsuite.auth.memberships.GrantingMemberships;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/organizations/{org}")
class MembershipController {

    private final GrantingMemberships granting;

    MembershipController(GrantingMemberships granting) {
        this.granting = granting;
    }

    record Addition(
            @NotNull @Size(max = 254) String email, @NotNull Role role) {}

    @PostMapping("/memberships")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a person who has an account; for owners and admins")
    AddedMember add(Caller caller, @Valid @RequestBody Addition request) {
        return granting.add(new AddMembership(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                EmailAddress.of(request.email()),
                request.role()));
    }
}
