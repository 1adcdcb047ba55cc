package io.trialsuite.auth.accounts;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the trail keeps of a person apart from any organization; never an address. */
@Component
class AccountAudit {

    private final AuditTrail audit;

    AccountAudit(AuditTrail audit) {
        this.audit = audit;
    }

    void self(AccountId account, String action, Map<String, Object> after, Instant at) {
        by(AuditActor.account(account, "SELF"), action, account.toString(), after, at);
    }

    void system(String system, String action, String subject, Map<String, Object> after, Instant at) {
        by(AuditActor.system(system), action, subject, after, at);
    }

    void by(AuditActor actor, String action, String subject, Map<String, Object> after, Instant at) {
        audit.record(new AuditEntry(
                PlatformStream.ID, actor, action, "account", subject, at, null, after.isEmpty() ? null : after, null));
    }
}
