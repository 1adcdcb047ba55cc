package io.trialsuite.auth.accounts;

import io.trialsuite.auth.accounts.AccountEvent.LoginSucceeded;
import io.trialsuite.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody proved to be a person, by whatever means. */
@Component
public class RecordingLogins {

    private final Outbox outbox;
    private final AccountAudit audit;

    RecordingLogins(Outbox outbox, AccountAudit audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Announces it, and keeps it in the trail.
     *
     * @param factors authentication methods (RFC 8176)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(AccountId account, List<String> factors, Instant at) {
        var succeeded = new LoginSucceeded(account, factors, at);
        outbox.append(AccountMessages.of(succeeded));
        audit.self(account, "auth.login.succeeded", Map.of("factors", factors), at);
    }
}
