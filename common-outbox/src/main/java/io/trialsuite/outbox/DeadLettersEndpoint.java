package io.trialsuite.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /actuator/deadletters}: GET what lies there; POST {@code /{queue}} sends it back, by whom and why. */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private static final int MOST = 100;

    private final DeadLetters deadLetters;

    DeadLettersEndpoint(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @ReadOperation
    Map<String, List<DeadLetter>> list() {
        var byQueue = new LinkedHashMap<String, List<DeadLetter>>();
        deadLetters.queues().stream().sorted().forEach(queue -> byQueue.put(queue, deadLetters.list(queue, MOST)));
        return byQueue;
    }

    @WriteOperation
    Map<String, Integer> redrive(
            SecurityContext caller,
            @Selector String queue,
            @Nullable String by,
            String reason,
            @Nullable Integer limit) {
        var most = limit == null ? MOST : limit;
        return OperatorRequest.answer(
                () -> Map.of("redriven", deadLetters.redrive(queue, most, OperatorRequest.by(caller, by), reason)));
    }
}
