package io.trialsuite.auth.sessions.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.memberships.ChangingMemberships;
import io.trialsuite.auth.memberships.MembershipDirectory;
import io.trialsuite.auth.memberships.MembershipView;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.DecidingAboutAccounts;
import io.trialsuite.auth.sessions.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v2/users/me")
class MeController {

    private final AccountDirectory accounts;
    private final MembershipDirectory memberships;
    private final ChangingMemberships changing;
    private final DecidingAboutAccounts deciding;

    MeController(
            AccountDirectory accounts,
            MembershipDirectory memberships,
            ChangingMemberships changing,
            DecidingAboutAccounts deciding) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.changing = changing;
        this.deciding = deciding;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            UUID id,
            String email,
            String displayName,
            List<MembershipView> memberships,
            @Nullable UUID activeOrganizationId) {

        @Override
        public String toString() {
            return "Me[hidden]";
        }
    }

    @GetMapping
    @Operation(summary = "The person behind the token, and every organization they belong to")
    Me me(@Parameter(hidden = true) Visitor visitor) {
        var account = accounts.require(visitor.account());
        return new Me(
                account.id().value(),
                account.email(),
                account.displayName(),
                memberships.of(visitor.account()),
                visitor.organization().map(OrganizationId::value).orElse(null));
    }

    record Farewell(@NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "Farewell[hidden]";
        }
    }

    @PostMapping("/deactivation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one's own account for good; refused to the last owner of an organization")
    void leave(
            @Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Farewell request, HttpServletRequest from) {
        deciding.leave(visitor, Password.of(request.password()), ClientNetwork.of(from.getRemoteAddr()));
    }

    record Default(@NotNull UUID organizationId) {}

    @PutMapping("/default-organization")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Choose where to land; one of the organizations that the person is active in")
    void chooseDefault(@Parameter(hidden = true) Visitor visitor, @Valid @RequestBody Default request) {
        changing.chooseDefault(visitor.account(), new OrganizationId(request.organizationId()));
    }
}
