package io.trialsuite.auth.studyroles.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.auth.studyroles.AssignStudyRole;
import io.trialsuite.auth.studyroles.EndStudyRole;
import io.trialsuite.auth.studyroles.Seat;
import io.trialsuite.auth.studyroles.SeatingPeople;
import io.trialsuite.auth.studyroles.StudyRoleDirectory;
import io.trialsuite.auth.studyroles.StudyRoleId;
import io.trialsuite.auth.studyroles.StudyRoleView;
import io.trialsuite.web.Caller;
import io.trialsuite.web.Idempotent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StudyRoleController {

    private static final String ROLES = "/v2/organizations/{org}/studies/{study}/roles";

    private final SeatingPeople seating;
    private final StudyRoleDirectory directory;

    StudyRoleController(SeatingPeople seating, StudyRoleDirectory directory) {
        this.seating = seating;
        this.directory = directory;
    }

    record Seating(
            @NotNull UUID accountId,
            @NotNull Seat seat,
            @Nullable @Size(max = 500) List<@NotNull UUID> siteIds,
            @Nullable Instant until) {}

    record SeatedPeople(List<StudyRoleView> items) {

        SeatedPeople {
            items = List.copyOf(items);
        }
    }

    @PostMapping(ROLES)
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Seat a member in a study; owners and admins",
            description = "Nobody sits on both sides of the blinding of one study; an inspector's seat needs an end.")
    StudyRoleView assign(Caller caller, @PathVariable UUID study, @Valid @RequestBody Seating request) {
        return seating.assign(new AssignStudyRole(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                study,
                new AccountId(request.accountId()),
                request.seat(),
                request.siteIds() == null ? List.of() : request.siteIds(),
                request.until()));
    }

    @GetMapping(ROLES)
    @Operation(summary = "Who sits where in a study now")
    SeatedPeople roles(Caller caller, @PathVariable UUID study) {
        return new SeatedPeople(
                directory.of(new AccountId(caller.accountId()), new OrganizationId(caller.organizationId()), study));
    }

    @DeleteMapping(ROLES + "/{role}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a seat away; owners and admins")
    void end(Caller caller, @PathVariable UUID study, @PathVariable UUID role) {
        seating.end(new EndStudyRole(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                study,
                new StudyRoleId(role)));
    }

    @GetMapping("/v2/users/me/study-roles")
    @Operation(summary = "Every seat that the person has, in whatever organization")
    SeatedPeople mine(@Parameter(hidden = true) Visitor visitor) {
        return new SeatedPeople(directory.of(visitor.account()));
    }

    @GetMapping("/internal/v1/organizations/{org}/studies/{study}/roles")
    @Operation(summary = "Who sits where in a study now; for services")
    SeatedPeople rolesForServices(@PathVariable OrganizationId org, @PathVariable UUID study) {
        return new SeatedPeople(directory.in(org, study));
    }
}
