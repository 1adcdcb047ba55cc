package io.trialsuite.consent.delegations;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.bulk.Column;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The authority gate (CI-12): whoever obtains a consent holds a delegation for it, there and then. */
@Component
public class Delegations {

    /** The task as the signature sheet codes it. */
    public static final String OBTAIN_CONSENT = "OBTAIN_CONSENT";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Delegations(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What was told before something that is known already changes nothing. */
    @Transactional
    public void told(Delegation delegation) {
        var changed = jdbc.sql("""
                insert into delegation (organization_id, account_id, site_id, tasks, valid_from, valid_until, told_at)
                values (:organization, :account, :site, :tasks::text[], :from, :until, :told)
                on conflict (organization_id, account_id, site_id) do update
                set tasks = excluded.tasks, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                    told_at = excluded.told_at
                where delegation.told_at < excluded.told_at""")
                .param("organization", delegation.organization())
                .param("account", delegation.account())
                .param("site", delegation.site())
                .param("tasks", Column.column(delegation.tasks(), it -> it))
                .param("from", Timestamp.from(delegation.from()))
                .param("until", delegation.until() == null ? null : Timestamp.from(delegation.until()))
                .param("told", Timestamp.from(delegation.toldAt()))
                .update();
        if (changed == 1) {
            record(delegation);
        }
    }

    private void record(Delegation delegation) {
        audit.record(new AuditEntry(
                delegation.organization(),
                AuditActor.system("trial-master-file"),
                "consent.delegation.changed",
                "study-site",
                delegation.site().toString(),
                delegation.toldAt(),
                null,
                Map.of(
                        "account", delegation.account().toString(),
                        "tasks", delegation.tasks(),
                        "from", delegation.from().toString(),
                        "until", String.valueOf(delegation.until())),
                null));
    }

    /** Keeps the delegation as it is until the caller's transaction ends. */
    @Transactional
    public void require(UUID organization, UUID account, UUID site, String task, Instant at) {
        var held = jdbc.sql("""
                        select 1 from delegation
                        where organization_id = :organization and account_id = :account and site_id = :site
                          and :task = any(tasks) and valid_from <= :at and (valid_until is null or valid_until > :at)
                        for share""")
                .param("organization", organization)
                .param("account", account)
                .param("site", site)
                .param("task", task)
                .param("at", Timestamp.from(at))
                .query(Integer.class)
                .optional();
        if (held.isEmpty()) {
            throw new DelegationMissing();
        }
    }
}
