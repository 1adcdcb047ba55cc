package io.trialsuite.outbox;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/** What the endpoints' operations have in common: who acts, and what becomes of arguments that cannot be right. */
final class OperatorRequest {

    private OperatorRequest() {}

    /**
     * Who acts: whoever the service has recognised, since that cannot be made up, and the person that acts through it.
     *
     * @param by the person, in their own words; needed where the service recognises nobody
     */
    static String by(SecurityContext caller, @Nullable String by) {
        var principal = caller.getPrincipal();
        var person = by == null ? "" : by.strip();
        if (principal == null) {
            return person;
        }
        return person.isEmpty() ? principal.getName() : principal.getName() + " (" + person + ")";
    }

    /** A wrong argument is the caller's mistake and not the service's. */
    static <T> T answer(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (IllegalArgumentException e) {
            var complaint = String.valueOf(e.getMessage());
            var refusal = new InvalidEndpointRequestException(complaint, complaint);
            refusal.initCause(e);
            throw refusal;
        }
    }
}
