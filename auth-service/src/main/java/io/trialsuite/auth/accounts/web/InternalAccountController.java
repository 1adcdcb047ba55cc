package io.trialsuite.auth.accounts.web;

import io.swagger.v3.oas.annotations.Operation;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.AccountView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Other services asking who stands behind the ids they keep. */
@RestController
class InternalAccountController {

    private static final int BATCH = 200;

    private final AccountDirectory accounts;

    InternalAccountController(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    record AccountIds(@NotEmpty @Size(max = BATCH) List<@NotNull UUID> ids) {}

    record KnownAccounts(List<AccountView> accounts) {

        KnownAccounts {
            accounts = List.copyOf(accounts);
        }
    }

    @GetMapping("/internal/v1/accounts/{id}")
    @Operation(summary = "The person behind an id; for services")
    AccountView account(@PathVariable UUID id) {
        return accounts.require(new AccountId(id));
    }

    @PostMapping("/internal/v1/accounts:batchGet")
    @Operation(summary = "The people behind up to 200 ids, without those that do not exist; for services")
    KnownAccounts accounts(@Valid @RequestBody AccountIds request) {
        var ids = request.ids().stream().map(AccountId::new).collect(Collectors.toSet());
        return new KnownAccounts(accounts.all(ids));
    }
}
