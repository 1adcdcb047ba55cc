package io.trialsuite.auth.sessions.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.factors.EnrolmentView;
import io.trialsuite.auth.factors.FactorsView;
import io.trialsuite.auth.factors.ManagingFactors;
import io.trialsuite.auth.factors.ManagingPasskeys;
import io.trialsuite.auth.factors.PasskeyCreationOptions;
import io.trialsuite.auth.factors.PasskeyName;
import io.trialsuite.auth.factors.ProvedCode;
import io.trialsuite.auth.factors.RecoveryCodesView;
import io.trialsuite.auth.factors.RegisterPasskey;
import io.trialsuite.auth.factors.RegisteredPasskey;
import io.trialsuite.auth.sessions.SecondFactorGuard;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.web.RequireRecentProof;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/v2/users/me")
class FactorController {

    private static final int FRESH = 600;

    private final ManagingFactors managing;
    private final ManagingPasskeys passkeys;
    private final SecondFactorGuard guard;

    FactorController(ManagingFactors managing, ManagingPasskeys passkeys, SecondFactorGuard guard) {
        this.managing = managing;
        this.passkeys = passkeys;
        this.guard = guard;
    }

    record NewPasskey(
            @NotNull @Size(max = 100) String name, @NotNull Map<String, Object> credential) {

        RegisterPasskey by(Visitor visitor) {
            return new RegisterPasskey(
                    visitor.account(),
                    new PasskeyName(name),
                    JsonMapper.shared().writeValueAsString(credential));
        }
    }

    record Code(@NotNull @Size(max = 40) String code) {

        ProvedCode by(Visitor visitor, HttpServletRequest from) {
            return new ProvedCode(visitor.account(), code, ClientNetwork.of(from.getRemoteAddr()));
        }

        @Override
        public String toString() {
            return "Code[hidden]";
        }
    }

    @GetMapping("/factors")
    @Operation(summary = "Which second factors the person has")
    FactorsView factors(@Parameter(hidden = true) Visitor visitor) {
        return managing.of(visitor.account());
    }

    @PostMapping("/totp")
    @Operation(summary = "Begin to use an authenticator app; the secret is shown once and counts once it is confirmed")
    ResponseEntity<EnrolmentView> begin(@Parameter(hidden = true) Visitor visitor) {
        guard.requireProved(visitor);
        return uncached(managing.begin(visitor.account()));
    }

    @PostMapping("/totp/confirmation")
    @Operation(summary = "Show that the app has the secret; answers ten recovery codes, once")
    ResponseEntity<RecoveryCodesView> confirm(
            @Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Code request) {
        guard.requireProved(visitor);
        return uncached(managing.confirm(visitor.account(), request.code()));
    }

    @PostMapping("/totp/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stop to use the app, with one of its codes or a recovery code")
    void remove(@Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Code request, HttpServletRequest from) {
        managing.remove(request.by(visitor, from));
    }

    @PostMapping("/recovery-codes")
    @Operation(summary = "Replace the recovery codes, with a code of the app or the last of them")
    ResponseEntity<RecoveryCodesView> replace(
            @Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Code request, HttpServletRequest from) {
        return uncached(managing.replaceRecoveryCodes(request.by(visitor, from)));
    }

    @PostMapping("/passkeys/options")
    @RequireRecentProof(maxAge = FRESH, acr = RequireRecentProof.ANY)
    @Operation(
            summary = "What a page needs to have a passkey made (WebAuthn, PublicKeyCredentialCreationOptionsJSON)",
            description = "Asks for a proof of at most ten minutes ago, and for all factors that the person has.")
    ResponseEntity<PasskeyCreationOptions> passkeyOptions(@Parameter(hidden = true) Visitor visitor) {
        guard.requireProved(visitor);
        return uncached(passkeys.begin(visitor.account()));
    }

    @PostMapping("/passkeys")
    @RequireRecentProof(maxAge = FRESH, acr = RequireRecentProof.ANY)
    @Operation(summary = "Register a passkey; with the first factor of all come ten recovery codes, once")
    ResponseEntity<RegisteredPasskey> register(
            @Parameter(hidden = true) Visitor visitor, @Valid @RequestBody NewPasskey request) {
        guard.requireProved(visitor);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(passkeys.register(request.by(visitor)));
    }

    @DeleteMapping("/passkeys/{id}")
    @RequireRecentProof(maxAge = FRESH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a passkey, such as that of a lost device")
    void removePasskey(@Parameter(hidden = true) Visitor visitor, @PathVariable String id) {
        passkeys.remove(visitor.account(), id);
    }

    private static <T> ResponseEntity<T> uncached(T secret) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(secret);
    }
}
