package io.trialsuite.auth.organizations.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.organizations.OrganizationName;
import io.trialsuite.auth.organizations.OrganizationView;
import io.trialsuite.auth.organizations.RegisterOrganization;
import io.trialsuite.auth.organizations.RegisteringOrganizations;
import io.trialsuite.auth.organizations.Slug;
import io.trialsuite.auth.sessions.Visitor;
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

    OrganizationController(RegisteringOrganizations registering) {
        this.registering = registering;
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
}
