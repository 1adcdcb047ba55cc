package io.trialsuite.auth.sessions.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.factors.CheckingPasskeys;
import io.trialsuite.auth.factors.PasskeyRequestOptions;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.OrganizationSelectionRequired;
import io.trialsuite.auth.sessions.ProveSecondFactor;
import io.trialsuite.auth.sessions.SecondFactorOpen;
import io.trialsuite.auth.sessions.SecondFactorRequired;
import io.trialsuite.auth.sessions.SelectOrganization;
import io.trialsuite.auth.sessions.SignIn;
import io.trialsuite.auth.sessions.SignInOutcome;
import io.trialsuite.auth.sessions.SignInOutcome.SelectionOpen;
import io.trialsuite.auth.sessions.SignInOutcome.SignedIn;
import io.trialsuite.auth.sessions.SigningIn;
import io.trialsuite.auth.sessions.TokenView;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/session")
class SignInController {

    private final SigningIn signingIn;
    private final CheckingPasskeys passkeys;

    SignInController(SigningIn signingIn, CheckingPasskeys passkeys) {
        this.signingIn = signingIn;
        this.passkeys = passkeys;
    }

    record Credentials(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    record Selection(
            @NotNull @Size(max = 128) String pendingAuthenticationToken,
            @NotNull UUID organizationId) {

        @Override
        public String toString() {
            return "Selection[hidden]";
        }
    }

    record SecondFactor(
            @NotNull @Size(max = 128) String pendingAuthenticationToken,
            @NotNull @Size(max = 40) String code) {

        @Override
        public String toString() {
            return "SecondFactor[hidden]";
        }
    }

    @PostMapping
    @Operation(
            summary = "Log in",
            description =
                    "A person with a second factor gets 403 second-factor-required, one of several organizations 403"
                            + " organization-selection-required; each with a token for the next step.")
    ResponseEntity<TokenView> signIn(@Valid @RequestBody Credentials request, HttpServletRequest from) {
        var command = new SignIn(
                EmailAddress.of(request.email()),
                Password.of(request.password()),
                ClientNetwork.of(from.getRemoteAddr()));
        return answer(signingIn.signIn(command));
    }

    @PostMapping("/second-factor")
    @Operation(
            summary = "Prove the second factor after the password",
            description = "With a code of the app or a recovery code; a wrong one can be corrected.")
    ResponseEntity<TokenView> prove(@Valid @RequestBody SecondFactor request, HttpServletRequest from) {
        return answer(signingIn.prove(new ProveSecondFactor(
                OpaqueToken.of(request.pendingAuthenticationToken()),
                request.code(),
                ClientNetwork.of(from.getRemoteAddr()))));
    }

    @PostMapping("/passkey/options")
    @Operation(summary = "What a page needs to ask for a passkey (WebAuthn, PublicKeyCredentialRequestOptionsJSON)")
    ResponseEntity<PasskeyRequestOptions> passkeyOptions() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(passkeys.begin());
    }

    @PostMapping("/passkey")
    @Operation(
            summary = "Log in with a passkey: two factors at once",
            description = "One of several organizations gets 403 organization-selection-required, as after a password.")
    ResponseEntity<TokenView> signIn(@Valid @RequestBody PasskeyAnswer request, HttpServletRequest from) {
        return answer(signingIn.signIn(request.from(from)));
    }

    private static ResponseEntity<TokenView> answer(SignInOutcome outcome) {
        return switch (outcome) {
            case SignedIn done -> SessionController.uncached(done.tokens());
            case SelectionOpen open -> throw new OrganizationSelectionRequired(open);
            case SecondFactorOpen open -> throw new SecondFactorRequired(open);
        };
    }

    @PostMapping("/organization-selection")
    @Operation(summary = "Choose one of several organizations after the password")
    ResponseEntity<TokenView> select(@Valid @RequestBody Selection request) {
        var token = OpaqueToken.of(request.pendingAuthenticationToken());
        return SessionController.uncached(
                signingIn.select(new SelectOrganization(token, new OrganizationId(request.organizationId()))));
    }
}
