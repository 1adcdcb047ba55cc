package io.trialsuite.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
            String queue,
            String from,
            String to,
            @Nullable String type,
            @Nullable String subject,
            @Nullable Integer perSecond,
            String by,
            String reason) {
        var request = new Replay.Request(
                queue,
                Instant.parse(from),
                Instant.parse(to),
                type,
                subject,
                perSecond == null ? PER_SECOND : perSecond);
        return Map.of("replay", replays.request(request, by, reason));
    }

    @DeleteOperation
    Map<String, Boolean> stop(@Selector String id, String by, String reason) {
        return Map.of("stopped", replays.stop(UUID.fromString(id), by, reason));
    }
}
