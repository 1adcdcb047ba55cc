package io.trialsuite.auth.legacy.web;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.legacy.LegacyUser;
import io.trialsuite.auth.legacy.LegacyUsers;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.problem.Forbidden;
import io.trialsuite.problem.NotFound;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

@RestController
@RequestMapping("/v1")
class LegacyController {

    private final LegacyUsers users;

    LegacyController(LegacyUsers users) {
        this.users = users;
    }

    record Place(OrganizationId organizationId) {}

    record Users(List<LegacyUser> users) {}

    @GetMapping("/users/me")
    LegacyUser me(Visitor visitor) {
        return users.me(visitor);
    }

    @GetMapping("/users/{id}/organization")
    Place organization(Visitor visitor, @PathVariable AccountId id) {
        return new Place(users.organizationOf(visitor, id));
    }

    @GetMapping("/organizations/{id}/users")
    Users users(Visitor visitor, @PathVariable OrganizationId id) {
        return new Users(users.in(visitor, id));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    LegacyError malformed() {
        return LegacyError.MALFORMED;
    }

    @ExceptionHandler(Forbidden.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    LegacyError forbidden() {
        return LegacyError.FORBIDDEN;
    }

    @ExceptionHandler(NotFound.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    LegacyError notFound() {
        return LegacyError.NOT_FOUND;
    }
}
