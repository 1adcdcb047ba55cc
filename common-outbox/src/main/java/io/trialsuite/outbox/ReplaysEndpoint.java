package io.trialsuite.outbox;

import java.time.Instant;
import java.time.format.DateTimeParseException;
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

/** {@code /actuator/replays}: GET the latest; POST requests one; DELETE {@code /{id}} stops it. Each by whom and why. */
@Endpoint(id = "replays")
final class ReplaysEndpoint {

    private static final int PER_SECOND = 50;

    private final Replays replays;

    ReplaysEndpoint(Replays replays) {
        this.replays = replays;
    }

    @ReadOperation
    List<Replay> list() {
        return replays.list();
    }

    @WriteOperation
    Map<String, UUID> request(
            SecurityContext caller,
            String queue,
            String from,
            String to,
            @Nullable String type,
            @Nullable String subject,
            @Nullable Integer perSecond,
            @Nullable String by,
            String reason) {
        var pace = perSecond == null ? PER_SECOND : perSecond;
        return OperatorRequest.answer(() -> {
            var request = new Replay.Request(queue, time(from), time(to), type, subject, pace);
            return Map.of("replay", replays.request(request, OperatorRequest.by(caller, by), reason));
        });
    }

    @DeleteOperation
    Map<String, Boolean> stop(SecurityContext caller, @Selector String id, @Nullable String by, String reason) {
        return OperatorRequest.answer(
                () -> Map.of("stopped", replays.stop(UUID.fromString(id), OperatorRequest.by(caller, by), reason)));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not a time in UTC: " + text, e);
        }
    }
}
