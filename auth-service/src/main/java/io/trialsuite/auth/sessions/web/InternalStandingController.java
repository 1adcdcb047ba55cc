package io.trialsuite.auth.sessions.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.audit.AuditActor;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.sessions.DecideAboutAccount;
import io.trialsuite.auth.sessions.DecidingAboutAccounts;
import io.trialsuite.auth.sessions.SessionId;
import io.trialsuite.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.Serial;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What operators decide about people, by way of a service. */
@RestController
@RequestMapping("/internal/v1")
class InternalStandingController {

    private final DecidingAboutAccounts deciding;

    InternalStandingController(DecidingAboutAccounts deciding) {
        this.deciding = deciding;
    }

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    record Revocation(
            @Nullable UUID accountId,
            @Nullable UUID sessionId,
            @NotBlank @Pattern(regexp = "[a-z-]{1,40}") String reason) {}

    private static final class OneOfBoth extends Invalid {

        @Serial
        private static final long serialVersionUID = 1L;

        OneOfBoth() {
            super("one-of-both", "Name an account or a session, and not both.");
        }
    }

    @PostMapping("/accounts/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keep a person out for the time being; ends every session; for services")
    void suspend(Principal client, @PathVariable UUID id, @Valid @RequestBody Reason request) {
        deciding.suspend(decision(client, id, request));
    }

    @PostMapping("/accounts/{id}/reactivation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let a suspended person in again; for services")
    void reactivate(Principal client, @PathVariable UUID id, @Valid @RequestBody Reason request) {
        deciding.reactivate(decision(client, id, request));
    }

    @PostMapping("/accounts/{id}/deactivation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End an account for good; its id is never used again; for services")
    void deactivate(Principal client, @PathVariable UUID id, @Valid @RequestBody Reason request) {
        deciding.deactivate(decision(client, id, request));
    }

    @PostMapping("/sessions:revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one session, or all of a person; for services")
    void revoke(Principal client, @Valid @RequestBody Revocation request) {
        if ((request.accountId() == null) == (request.sessionId() == null)) {
            throw new OneOfBoth();
        }
        if (request.accountId() != null) {
            deciding.revokeSessions(
                    new DecideAboutAccount(new AccountId(request.accountId()), operator(client), request.reason()));
        } else if (request.sessionId() != null) {
            deciding.revokeSession(new SessionId(request.sessionId()), operator(client), request.reason());
        }
    }

    private static DecideAboutAccount decision(Principal client, UUID id, Reason request) {
        return new DecideAboutAccount(new AccountId(id), operator(client), request.reason());
    }

    private static AuditActor operator(Principal client) {
        return AuditActor.system(client.getName());
    }
}
