package io.trialsuite.auth.accounts;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.outbox.Outbox;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a person may log in at all. What follows for their sessions and memberships is decided where those are. */
@Service
public class AccountStandings {

    private final Accounts accounts;
    private final Outbox outbox;
    private final AccountAudit audit;

    AccountStandings(Accounts accounts, Outbox outbox, AccountAudit audit) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Keeps a person out for the time being.
     *
     * @param by the service client that asks for it, or the person
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void suspend(AccountId id, AuditActor by, String reason, Instant at) {
        record(locked(id).suspend(at), "auth.account.suspended", by, reason);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void reactivate(AccountId id, AuditActor by, String reason, Instant at) {
        record(locked(id).reactivate(at), "auth.account.reactivated", by, reason);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void deactivate(AccountId id, AuditActor by, String reason, Instant at) {
        record(locked(id).deactivate(at), "auth.account.deactivated", by, reason);
    }

    private Account locked(AccountId id) {
        return accounts.lock(id).orElseThrow(AccountNotFound::new);
    }

    private void record(Optional<? extends AccountEvent> changed, String action, AuditActor by, String reason) {
        changed.ifPresent(event -> {
            var message = AccountMessages.of(event);
            outbox.append(message);
            audit.by(by, action, message.subject(), Map.of("reason", reason), event.at());
        });
    }
}
