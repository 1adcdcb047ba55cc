package io.trialsuite.auth.organizations.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.organizations.DecideAboutOrganization;
import io.trialsuite.auth.organizations.DecidingAboutOrganizations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What operators decide about organizations, by way of a service. */
@RestController
@RequestMapping("/internal/v1/organizations/{org}")
class InternalOrganizationController {

    private final DecidingAboutOrganizations deciding;

    InternalOrganizationController(DecidingAboutOrganizations deciding) {
        this.deciding = deciding;
    }

    record HaltReason(@NotBlank @Size(max = 200) String reason) {}

    @PostMapping("/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let nobody work for an organization for the time being; for services")
    void suspend(Principal client, @PathVariable OrganizationId org, @Valid @RequestBody HaltReason request) {
        deciding.suspend(new DecideAboutOrganization(org, client.getName(), request.reason()));
    }

    @PostMapping("/reactivation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let a suspended organization go on; for services")
    void reactivate(Principal client, @PathVariable OrganizationId org, @Valid @RequestBody HaltReason request) {
        deciding.reactivate(new DecideAboutOrganization(org, client.getName(), request.reason()));
    }

    @PostMapping("/closure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Close an organization for good; for services")
    void close(Principal client, @PathVariable OrganizationId org, @Valid @RequestBody HaltReason request) {
        deciding.close(new DecideAboutOrganization(org, client.getName(), request.reason()));
    }
}
