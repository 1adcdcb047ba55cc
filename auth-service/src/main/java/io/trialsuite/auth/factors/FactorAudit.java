package io.trialsuite.auth.factors;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.PlatformStream;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the trail keeps of second factors; never a secret or a code. */
@Component
class FactorAudit {

    private final AuditTrail audit;

    FactorAudit(AuditTrail audit) {
        this.audit = audit;
    }

    void enrolled(AccountId account, Instant at) {
        record(account, "auth.factor.enrolled", Map.of("kind", "TOTP"), at);
    }

    void removed(AccountId account, Instant at) {
        record(account, "auth.factor.removed", Map.of("kind", "TOTP"), at);
    }

    void codesReplaced(AccountId account, Instant at) {
        record(account, "auth.factor.recovery-codes-replaced", Map.of("kind", "RECOVERY_CODE"), at);
    }

    void proved(AccountId account, boolean byApp, Instant at) {
        record(account, "auth.factor.proved", Map.of("kind", byApp ? "TOTP" : "RECOVERY_CODE"), at);
    }

    void failed(AccountId account, Instant at) {
        record(account, "auth.factor.failed", Map.of("reasonCode", "code-rejected"), at);
    }

    private void record(AccountId account, String action, Map<String, Object> after, Instant at) {
        audit.record(new AuditEntry(
                PlatformStream.ID,
                AuditActor.account(account, "SELF"),
                action,
                "account",
                account.toString(),
                at,
                null,
                after,
                null));
    }
}
