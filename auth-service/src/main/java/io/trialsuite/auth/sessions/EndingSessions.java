package io.trialsuite.auth.sessions;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.auth.accounts.AccountAlarms;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.outbox.Outbox;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Ends what a person has open, in the transaction of whoever has a reason to. */
@Component
class EndingSessions {

    private final Sessions sessions;
    private final Outbox outbox;
    private final SessionAudit audit;
    private final AccountAlarms alarms;

    EndingSessions(Sessions sessions, Outbox outbox, SessionAudit audit, AccountAlarms alarms) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.audit = audit;
        this.alarms = alarms;
    }

    void all(AccountId account, String reason, Instant at) {
        sessions.lockLive(account, at).forEach(session -> end(session, reason, at));
    }

    void all(AccountId account, AuditActor by, String reason, Instant at) {
        sessions.lockLive(account, at).forEach(session -> end(session, by, reason, at));
    }

    void allBut(SessionId kept, AccountId account, String reason, Instant at) {
        sessions.lockLive(account, at).stream()
                .filter(session -> !session.id().equals(kept))
                .forEach(session -> end(session, reason, at));
    }

    /** Only a live session is an alarm: whoever repeats it afterwards writes no further mail. */
    void endCopied(Session session, Instant at) {
        if (session.isLive(at)) {
            end(session, "refresh-token-reused", at);
            alarms.loginCopied(session.account(), at);
        }
    }

    /** By its person. */
    void end(Session session, String reason, Instant at) {
        end(session, SessionAudit.self(session), reason, at);
    }

    void end(Session session, AuditActor by, String reason, Instant at) {
        session.end(reason, at).ifPresent(revoked -> {
            outbox.append(SessionMessages.of(revoked));
            audit.ended(session, by, reason, at);
        });
    }
}
