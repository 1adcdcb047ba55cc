package io.trialsuite.auth.organizations.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.organizations.ChangeSecurity;
import io.trialsuite.auth.organizations.SecuringOrganizations;
import io.trialsuite.auth.organizations.SecurityView;
import io.trialsuite.web.Caller;
import io.trialsuite.web.ETags;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/organizations/{org}/security")
class SecurityController {

    private final SecuringOrganizations securing;

    SecurityController(SecuringOrganizations securing) {
        this.securing = securing;
    }

    record Security(@NotNull Boolean multiFactorRequired) {}

    @GetMapping
    @Operation(summary = "What the organization asks of logins")
    ResponseEntity<SecurityView> security(Caller caller) {
        return answer(securing.of(new AccountId(caller.accountId()), new OrganizationId(caller.organizationId())));
    }

    @PutMapping
    @Operation(
            summary = "Ask everybody for a second factor, or no longer; owners",
            description = "If-Match carries the ETag of what was read.")
    ResponseEntity<SecurityView> change(
            Caller caller,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Security request) {
        return answer(securing.change(new ChangeSecurity(
                new AccountId(caller.accountId()),
                new OrganizationId(caller.organizationId()),
                request.multiFactorRequired(),
                ETags.requireVersion(ifMatch))));
    }

    private static ResponseEntity<SecurityView> answer(SecurityView security) {
        return ResponseEntity.ok().eTag(ETags.of(security.version())).body(security);
    }
}
