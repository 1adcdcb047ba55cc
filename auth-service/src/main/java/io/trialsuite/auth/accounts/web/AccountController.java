package io.trialsuite.auth.accounts.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.accounts.DisplayName;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.accounts.RegisterAccount;
import io.trialsuite.auth.accounts.RegisteringAccounts;
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
@RequestMapping("/v2/accounts")
class AccountController {

    private final RegisteringAccounts registering;

    AccountController(RegisteringAccounts registering) {
        this.registering = registering;
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

    record RegisteredAccount(String email, String displayName) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Register a person",
            description =
                    "Answers the same whether or not the address had an account before; an existing account is not changed.")
    RegisteredAccount register(@Valid @RequestBody AccountRegistration request) {
        var email = EmailAddress.of(request.email());
        var displayName = new DisplayName(request.displayName());
        registering.register(new RegisterAccount(email, displayName, Password.of(request.password())));
        return new RegisteredAccount(email.value(), displayName.value());
    }
}
