package io.trialsuite.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import io.trialsuite.outbox.EventFlow;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of the event flow, for the caller's organization alone. */
@RestController
@Tag(name = "event-flow")
final class EventFlowController {

    private static final int MAX_LIMIT = 1000;

    private final EventFlow flow;

    EventFlowController(EventFlow flow) {
        this.flow = flow;
    }

    /** Oldest first; at most {@code limit} recorded and as many handled events. */
    @GetMapping("/v1/organizations/{organization}/event-flow")
    EventFlow.Page find(
            @PathVariable UUID organization,
            @RequestParam(required = false) @Nullable String correlationId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "200") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "malformed-limit", "limit is a number from 1 to " + MAX_LIMIT + ".");
        }
        if (!StorableTime.accepts(from) || !StorableTime.accepts(to)) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "malformed-time", "from and to lie in the years 1970 to 9999.");
        }
        // The guard has seen to it that this is the token's organization.
        var own = Map.of("organizationid", organization.toString());
        return flow.find(new EventFlow.Query(correlationId, from, to, own, limit));
    }
}
