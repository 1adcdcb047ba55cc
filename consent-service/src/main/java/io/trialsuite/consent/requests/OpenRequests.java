package io.trialsuite.consent.requests;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.consent.documents.VersionId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Requests for those who add something to them. */
@Component
public class OpenRequests {

    private final ConsentRequests requests;

    OpenRequests(ConsentRequests requests) {
        this.requests = requests;
    }

    /**
     * A request that is not decided.
     *
     * @param actor the visitor as the trail names them
     */
    public record Open(UUID organization, UUID study, VersionId version, AuditActor actor) {}

    /** Stays as it is until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Open requireOpen(Visitor visitor, Instant at) {
        var request = requests.requireOfParticipant(visitor.reference());
        request.requireOpen(at);
        return new Open(request.organization(), request.study(), request.version(), visitor.actor(request));
    }

    @Transactional(readOnly = true)
    public UUID requireStudy(RequestRef reference) {
        return requests.require(reference).study();
    }
}
