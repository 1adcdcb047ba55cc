package io.trialsuite.consent.policies;

import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.staff.Investigator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign through an account has said that they answer for it (21 CFR 11.10(j), 11.100(c)). */
@Service
public class AcceptingPolicy {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    AcceptingPolicy(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public PolicyView show(Investigator by, String locale) {
        return new PolicyView(
                SignaturePolicy.VERSION,
                SignaturePolicy.text(locale),
                accepted(by.organizationId(), by.accountId()).orElse(null));
    }

    /** Accepting once more changes nothing. */
    @Transactional
    public void accept(Investigator by, int version) {
        if (version != SignaturePolicy.VERSION) {
            throw new PolicyOutdated();
        }
        var at = clock.instant();
        var isNew = jdbc.sql("""
                        insert into policy_acceptance (organization_id, account_id, policy_version, accepted_at)
                        values (:organization, :account, :version, :at) on conflict do nothing""")
                        .param("organization", by.organizationId())
                        .param("account", by.accountId())
                        .param("version", version)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
        if (isNew) {
            audit.record(new AuditEntry(
                    by.organizationId(),
                    by.actor(),
                    "consent.policy.accepted",
                    "account",
                    by.accountId().toString(),
                    at,
                    null,
                    Map.of("policyVersion", version),
                    null));
        }
    }

    @Transactional(readOnly = true)
    public void requireAccepted(Investigator by) {
        if (accepted(by.organizationId(), by.accountId()).isEmpty()) {
            throw new PolicyNotAccepted();
        }
    }

    private Optional<Instant> accepted(UUID organization, UUID account) {
        return jdbc.sql("""
                        select accepted_at from policy_acceptance
                        where organization_id = :organization and account_id = :account and policy_version = :version""")
                .param("organization", organization)
                .param("account", account)
                .param("version", SignaturePolicy.VERSION)
                .query((row, index) -> row.getTimestamp("accepted_at").toInstant())
                .optional();
    }
}
