package io.trialsuite.auth.legacy.web;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.legacy.CreateLegacyUser;
import io.trialsuite.auth.legacy.LegacyLogins;
import io.trialsuite.auth.legacy.LegacyTokens;
import io.trialsuite.auth.legacy.LegacyUser;
import io.trialsuite.auth.legacy.LegacyUsers;
import io.trialsuite.auth.legacy.LegacyWriting;
import io.trialsuite.auth.memberships.MovePerson;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.auth.tokens.OpaqueToken;
import io.trialsuite.problem.Problem;
import io.trialsuite.problem.TooManyAttempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

@RestController
@RequestMapping("/v1")
class LegacyController {

    private final LegacyUsers users;
    private final LegacyLogins logins;
    private final LegacyWriting writing;

    LegacyController(LegacyUsers users, LegacyLogins logins, LegacyWriting writing) {
        this.users = users;
        this.logins = logins;
        this.writing = writing;
    }

    record Login(
            @NotNull String email, @NotNull @Size(max = 512) String password) {

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    record Refresh(@NotNull @Size(max = 128) String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[hidden]";
        }
    }

    record NewUser(@NotNull String email, @NotNull UUID organizationId) {}

    record Move(@NotNull UUID organizationId) {}

    record Place(OrganizationId organizationId) {}

    record Users(List<LegacyUser> users) {}

    @GetMapping("/users/me")
    LegacyUser me(Visitor visitor) {
        return users.me(visitor);
    }

    @GetMapping("/users/{id}/organization")
    Place organization(@Nullable Visitor visitor, @PathVariable AccountId id) {
        return new Place(visitor == null ? users.organizationOf(id) : users.organizationOf(visitor, id));
    }

    @GetMapping("/organizations/{id}/users")
    Users users(Visitor visitor, @PathVariable OrganizationId id) {
        return new Users(users.in(visitor, id));
    }

    @PostMapping("/login")
    LegacyTokens logIn(@Valid @RequestBody Login request, HttpServletRequest http) {
        return logins.logIn(new CheckPassword(
                EmailAddress.of(request.email()),
                Password.of(request.password()),
                ClientNetwork.of(http.getRemoteAddr())));
    }

    @PostMapping("/refresh")
    LegacyTokens refresh(@Valid @RequestBody Refresh request) {
        return logins.refresh(OpaqueToken.of(request.refreshToken()));
    }

    @PostMapping("/users")
    @ResponseStatus(HttpStatus.CREATED)
    LegacyUser create(JwtAuthenticationToken client, @Valid @RequestBody NewUser request) {
        return writing.create(new CreateLegacyUser(
                EmailAddress.of(request.email()), new OrganizationId(request.organizationId()), client.getName()));
    }

    @PutMapping("/users/{id}/organization")
    Place move(JwtAuthenticationToken client, @PathVariable AccountId id, @Valid @RequestBody Move request) {
        return new Place(
                writing.move(new MovePerson(id, new OrganizationId(request.organizationId()), client.getName())));
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        MethodArgumentNotValidException.class,
        HttpMessageNotReadableException.class
    })
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    LegacyError malformed() {
        return LegacyError.MALFORMED;
    }

    @ExceptionHandler
    ResponseEntity<LegacyError> refused(Problem problem) {
        var answer = LegacyError.of(problem);
        var response = ResponseEntity.status(answer.status());
        if (problem instanceof TooManyAttempts wait) {
            response.header(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, wait.retryAfter().toSeconds())));
        }
        return response.body(answer.error());
    }
}
