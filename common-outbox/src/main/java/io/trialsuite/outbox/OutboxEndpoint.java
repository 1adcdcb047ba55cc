package io.trialsuite.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/outbox}: GET what waits. GET {@code /{id}} reads the data of a parked event, POST releases it, with other data if
 * given, DELETE discards it, each by whom and why.
 */
@Endpoint(id = "outbox")
final class OutboxEndpoint {

    private static final int MOST = 500;

    private final Backlog backlog;
    private final ParkedEvents parked;

    OutboxEndpoint(Backlog backlog, ParkedEvents parked) {
        this.backlog = backlog;
        this.parked = parked;
    }

    record Overview(long unpublished, Duration lag, long heldSubjects, Duration heldFor, List<ParkedEvent> parked) {}

    @ReadOperation
    Overview overview() {
        var now = backlog.measure();
        return new Overview(now.events(), now.lag(), now.held(), now.heldFor(), parked.list(MOST));
    }

    /** The data of one event may be about people: who reads it, and why, is kept. */
    @ReadOperation
    @Nullable
    Map<String, String> read(SecurityContext caller, @Selector String id, @Nullable String by, String reason) {
        return OperatorRequest.answer(() -> parked.read(MessageId.of(id), OperatorRequest.by(caller, by), reason)
                .map(data -> Map.of("data", data))
                .orElse(null));
    }

    @WriteOperation
    Map<String, Boolean> release(
            SecurityContext caller, @Selector String id, @Nullable String by, String reason, @Nullable String data) {
        return OperatorRequest.answer(() -> {
            var event = MessageId.of(id);
            var who = OperatorRequest.by(caller, by);
            return Map.of(
                    "released",
                    data == null ? parked.release(event, who, reason) : parked.correct(event, data, who, reason));
        });
    }

    @DeleteOperation
    Map<String, Boolean> discard(SecurityContext caller, @Selector String id, @Nullable String by, String reason) {
        return OperatorRequest.answer(
                () -> Map.of("discarded", parked.discard(MessageId.of(id), OperatorRequest.by(caller, by), reason)));
    }
}
