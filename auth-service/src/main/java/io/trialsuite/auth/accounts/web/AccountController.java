package io.trialsuite.auth.accounts.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.DisplayName;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.accounts.RegisterAccount;
import io.trialsuite.auth.accounts.RegisteringAccounts;
import io.trialsuite.auth.accounts.RequestLink;
import io.trialsuite.auth.accounts.VerifyingAddresses;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/accounts")
class AccountController {

    private final RegisteringAccounts registering;
    private final VerifyingAddresses verifying;

    AccountController(RegisteringAccounts registering, VerifyingAddresses verifying) {
        this.registering = registering;
        this.verifying = verifying;
    }

    record AccountRegistration(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 100) String displayName,
            @NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "AccountRegistration[hidden]";
        }
    }

    record RegisteredAccount(String email, String displayName) {

        @Override
        public String toString() {
            return "RegisteredAccount[hidden]";
        }
    }

    record Verification(@NotNull @Size(max = 128) String token) {

        @Override
        public String toString() {
            return "Verification[hidden]";
        }
    }

    record VerificationMail(@NotNull @Size(max = 254) String email) {

        @Override
        public String toString() {
            return "VerificationMail[hidden]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Register a person",
            description =
                    "Answers the same whether or not the address had an account before; an existing account is not changed.")
    RegisteredAccount register(
            @Valid @RequestBody AccountRegistration request, @Parameter(hidden = true) Locale locale) {
        var email = EmailAddress.of(request.email());
        var displayName = new DisplayName(request.displayName());
        registering.register(
                new RegisterAccount(email, displayName, Password.of(request.password()), LetterLanguage.of(locale)));
        return new RegisteredAccount(email.value(), displayName.value());
    }

    @PostMapping("/verification")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Prove the address with the link that was mailed to it")
    void verify(@Valid @RequestBody Verification request) {
        verifying.verify(OpaqueToken.of(request.token()));
    }

    @PostMapping("/verification-mails")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for another link to prove an address",
            description = "Answers the same whether the address is unknown, known or proved; the link before is void.")
    void sendVerification(@Valid @RequestBody VerificationMail request, @Parameter(hidden = true) Locale locale) {
        verifying.sendLink(new RequestLink(EmailAddress.of(request.email()), LetterLanguage.of(locale)));
    }
}
