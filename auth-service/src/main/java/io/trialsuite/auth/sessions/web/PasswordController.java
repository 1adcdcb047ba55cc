package io.trialsuite.auth.sessions.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.accounts.Passwords;
import io.trialsuite.auth.accounts.RequestLink;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.sessions.ChangePassword;
import io.trialsuite.auth.sessions.ReplacingPasswords;
import io.trialsuite.auth.sessions.ResetPassword;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PasswordController {

    private final Passwords passwords;
    private final ReplacingPasswords replacing;

    PasswordController(Passwords passwords, ReplacingPasswords replacing) {
        this.passwords = passwords;
        this.replacing = replacing;
    }

    record Forgotten(@NotNull @Size(max = 254) String email) {

        @Override
        public String toString() {
            return "Forgotten[hidden]";
        }
    }

    record Reset(
            @NotNull @Size(max = 128) String token,
            @NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "Reset[hidden]";
        }
    }

    record Change(
            @NotNull @Size(max = 512) String currentPassword,
            @NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "Change[hidden]";
        }
    }

    @PostMapping("/v2/accounts/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for a link to choose a new password",
            description =
                    "Answers the same whether or not the address is known; the mail, if any, is in the request's language.")
    void forgotten(@Valid @RequestBody Forgotten request, @Parameter(hidden = true) Locale locale) {
        passwords.sendLink(new RequestLink(EmailAddress.of(request.email()), LetterLanguage.of(locale)));
    }

    @PostMapping("/v2/accounts/password-resets/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Choose a new password with the link; ends all sessions of the person and proves the address")
    void reset(@Valid @RequestBody Reset request, @Parameter(hidden = true) Locale locale) {
        replacing.reset(new ResetPassword(
                OpaqueToken.of(request.token()), Password.of(request.password()), LetterLanguage.of(locale)));
    }

    @PutMapping("/v2/users/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Choose a new password, proving the current one; ends the person's other sessions")
    void change(
            @Parameter(hidden = true) Visitor visitor,
            @Valid @RequestBody Change request,
            HttpServletRequest from,
            @Parameter(hidden = true) Locale locale) {
        replacing.change(new ChangePassword(
                visitor,
                Password.of(request.currentPassword()),
                Password.of(request.password()),
                ClientNetwork.of(from.getRemoteAddr()),
                LetterLanguage.of(locale)));
    }
}
