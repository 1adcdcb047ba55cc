package io.trialsuite.consent.requests;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes what happened to a request into the audit trail, in the transaction in which it happened, and counts it. */
@Component
class RequestJournal {

    private final AuditTrail audit;
    private final MeterRegistry meters;

    RequestJournal(AuditTrail audit, MeterRegistry meters) {
        this.audit = audit;
        this.meters = meters;
    }

    /** What happened to so many requests; dashboards tell the rate of each step. */
    void count(String action, int requests) {
        meters.counter("consent.requests.steps", "step", action).increment(requests);
    }

    void did(
            AuditActor actor,
            String action,
            ConsentRequest request,
            Instant at,
            RequestState before,
            Map<String, ?> facts) {
        var after = new TreeMap<String, Object>(facts);
        after.put("state", request.state());
        count(action, 1);
        audit.record(new AuditEntry(
                request.organization(),
                actor,
                action,
                "consent-request",
                request.id().toString(),
                at,
                Map.of("state", before),
                after,
                null));
    }

    void visitorDid(
            Visitor visitor,
            String action,
            ConsentRequest request,
            Instant at,
            RequestState before,
            Map<String, ?> facts) {
        did(visitor.actor(request), action, request, at, before, facts);
    }

    void systemDid(
            String component,
            String action,
            ConsentRequest request,
            Instant at,
            RequestState before,
            Map<String, ?> facts) {
        did(AuditActor.system(component), action, request, at, before, facts);
    }
}
