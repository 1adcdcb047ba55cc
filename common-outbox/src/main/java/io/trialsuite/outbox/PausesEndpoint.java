package io.trialsuite.outbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /actuator/pauses}: GET what is paused; POST pauses a topic, subject or tenant, DELETE {@code /{id}} lets it go on. */
@Endpoint(id = "pauses")
final class PausesEndpoint {

    private final Pauses pauses;

    PausesEndpoint(Pauses pauses) {
        this.pauses = pauses;
    }

    @ReadOperation
    List<Pause> list() {
        return pauses.list();
    }

    @WriteOperation
    Map<String, UUID> begin(
            SecurityContext caller,
            @Nullable String topic,
            @Nullable String subject,
            @Nullable String tenant,
            @Nullable String by,
            String reason) {
        return OperatorRequest.answer(
                () -> Map.of("id", pauses.begin(topic, subject, tenant, OperatorRequest.by(caller, by), reason)));
    }

    @DeleteOperation
    Map<String, Boolean> end(SecurityContext caller, @Selector UUID id, @Nullable String by, String reason) {
        return OperatorRequest.answer(() -> Map.of("resumed", pauses.end(id, OperatorRequest.by(caller, by), reason)));
    }
}
