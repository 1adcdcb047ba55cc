package io.trialsuite.consent.requests;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Writes what happened to a request into the audit trail, in the transaction in which it happened. */
@Component
class RequestJournal {

    private final AuditTrail audit;

    RequestJournal(AuditTrail audit) {
        this.audit = audit;
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
