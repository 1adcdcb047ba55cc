package io.trialsuite.auth.organizations.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.organizations.DecidingAboutOrganizations;
import io.trialsuite.auth.organizations.OrganizationName;
import io.trialsuite.auth.organizations.OrganizationView;
import io.trialsuite.auth.organizations.RegisterOrganization;
import io.trialsuite.auth.organizations.RegisteringOrganizations;
import io.trialsuite.auth.organizations.Slug;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Idempotent;
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
@RequestMapping("/v2/organizations")
class OrganizationController {

    private final RegisteringOrganizations registering;
    private final DecidingAboutOrganizations deciding;

    OrganizationController(RegisteringOrganizations registering, DecidingAboutOrganizations deciding) {
        this.registering = registering;
        this.deciding = deciding;
    }

    record OrganizationRegistration(
            @NotNull @Size(max = 120) String name,
            @NotNull @Size(max = 40) String slug) {}

    @PostMapping
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Register an organization; the caller becomes its first owner")
    OrganizationView register(
            @Parameter(hidden = true) Visitor visitor, @Valid @RequestBody OrganizationRegistration request) {
        return registering.register(new RegisterOrganization(
                visitor.account(), new Slug(request.slug()), new OrganizationName(request.name())));
    }

    record Closure(@NotNull @Size(max = 40) String slug) {}

    @PostMapping("/{org}/closure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Close the organization for good, with its slug to show that it is meant; owners")
    void close(Caller caller, @Valid @RequestBody Closure request) {
        deciding.closeOwn(
                new AccountId(caller.accountId()), new OrganizationId(caller.organizationId()), request.slug());
    }
}
