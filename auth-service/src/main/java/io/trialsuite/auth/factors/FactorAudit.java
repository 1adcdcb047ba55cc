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

    void enrolled(AccountId account, FactorKind kind, Instant at) {
        record(account, "auth.factor.enrolled", Map.of("kind", kind), at);
    }

    void removed(AccountId account, FactorKind kind, Instant at) {
        record(account, "auth.factor.removed", Map.of("kind", kind), at);
    }

    void codesReplaced(AccountId account, Instant at) {
        record(account, "auth.factor.recovery-codes-replaced", Map.of("kind", FactorKind.RECOVERY_CODE), at);
    }

    void proved(AccountId account, FactorKind kind, Instant at) {
        record(account, "auth.factor.proved", Map.of("kind", kind), at);
    }

    void failed(AccountId account, FactorKind kind, Instant at) {
        record(account, "auth.factor.failed", Map.of("kind", kind), at);
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
