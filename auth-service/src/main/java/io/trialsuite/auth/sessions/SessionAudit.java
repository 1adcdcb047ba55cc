package io.trialsuite.auth.sessions;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.PlatformStream;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the trail keeps of a session: when it began, moved and ended; never a token. */
@Component
class SessionAudit {

    private final AuditTrail audit;

    SessionAudit(AuditTrail audit) {
        this.audit = audit;
    }

    void opened(Session session, Instant at) {
        record(session, "auth.session.opened", self(session), at, null);
    }

    void organizationSelected(Session session, Instant at) {
        record(session, "auth.session.organization-selected", self(session), at, null);
    }

    void ended(Session session, AuditActor by, String reason, Instant at) {
        record(session, "auth.session.ended", by, at, reason);
    }

    static AuditActor self(Session session) {
        return AuditActor.account(session.account(), "SELF");
    }

    private void record(Session session, String action, AuditActor actor, Instant at, @Nullable String reason) {
        var after = new TreeMap<String, Object>();
        session.organization().ifPresent(it -> after.put("organizationId", it.value()));
        session.client().ifPresent(it -> after.put("clientId", it));
        audit.record(new AuditEntry(
                PlatformStream.ID, actor, action, "session", session.id().toString(), at, null, after, reason));
    }
}
