package io.trialsuite.auth.sessions.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.IssueAccessToken;
import io.trialsuite.auth.sessions.KeepingSessions;
import io.trialsuite.auth.sessions.RefreshingSessions;
import io.trialsuite.auth.sessions.StepUp;
import io.trialsuite.auth.sessions.SteppingUp;
import io.trialsuite.auth.sessions.SwitchOrganization;
import io.trialsuite.auth.sessions.TokenView;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/session")
class SessionController {

    private final KeepingSessions keeping;
    private final RefreshingSessions refreshing;
    private final SteppingUp steppingUp;

    SessionController(KeepingSessions keeping, RefreshingSessions refreshing, SteppingUp steppingUp) {
        this.keeping = keeping;
        this.refreshing = refreshing;
        this.steppingUp = steppingUp;
    }

    record Switch(@NotNull UUID organizationId) {}

    record Issue(@NotNull @Size(max = 64) String audience) {}

    record Refresh(@NotNull @Size(max = 128) String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[hidden]";
        }
    }

    record Proofs(
            @NotNull @Size(max = 512) String password,
            @Nullable @Size(max = 40) String code) {

        @Override
        public String toString() {
            return "Proofs[hidden]";
        }
    }

    @PostMapping("/step-up")
    @Operation(
            summary = "Prove once more who one is; a new session with fresh tokens takes this one's place",
            description = "Those who have a second factor prove it too.")
    ResponseEntity<TokenView> stepUp(
            @Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Proofs request, HttpServletRequest from) {
        return uncached(steppingUp.stepUp(new StepUp(
                visitor, Password.of(request.password()), request.code(), ClientNetwork.of(from.getRemoteAddr()))));
    }

    @PostMapping("/step-up/passkey")
    @Operation(summary = "Prove once more who one is, with a passkey; a new session takes this one's place")
    ResponseEntity<TokenView> stepUp(
            @Parameter(hidden = true) Visitor visitor,
            @Valid @RequestBody PasskeyAnswer request,
            HttpServletRequest from) {
        return uncached(steppingUp.stepUp(visitor, request.from(from)));
    }

    @PostMapping("/organization")
    @Operation(summary = "Work for another organization in the same session")
    ResponseEntity<TokenView> switchTo(@Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Switch request) {
        return uncached(
                keeping.switchTo(new SwitchOrganization(visitor, new OrganizationId(request.organizationId()))));
    }

    @PostMapping("/access-tokens")
    @Operation(summary = "Get a token for one other service, in the organization of the token used for asking")
    ResponseEntity<TokenView> issue(@Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Issue request) {
        return uncached(keeping.issue(new IssueAccessToken(visitor, request.audience())));
    }

    @PostMapping("/refresh")
    @Operation(
            summary =
                    "Spend a refresh token for the next one and an access token; repeatable for a moment, later it ends the session")
    ResponseEntity<TokenView> refresh(@Valid @RequestBody Refresh request) {
        return uncached(refreshing.refresh(OpaqueToken.of(request.refreshToken())));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out")
    void end(@Parameter(hidden = true) Visitor visitor) {
        keeping.end(visitor);
    }

    static ResponseEntity<TokenView> uncached(TokenView tokens) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens);
    }
}
