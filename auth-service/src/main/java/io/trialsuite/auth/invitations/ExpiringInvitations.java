package io.trialsuite.auth.invitations;

import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.RowVisibility;
import io.trialsuite.outbox.Outbox;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** An invitation is expired when its time has come; this only says so to others, each in a transaction of its own organization. */
@Service
class ExpiringInvitations {

    private static final int BITE = 100;

    private final Invitations invitations;
    private final RowVisibility visibility;
    private final Outbox outbox;
    private final InvitationAudit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private record Overdue(UUID id, UUID organizationId) {}

    ExpiringInvitations(
            Invitations invitations,
            RowVisibility visibility,
            Outbox outbox,
            InvitationAudit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.invitations = invitations;
        this.visibility = visibility;
        this.outbox = outbox;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void expireOverdueOnes() {
        var now = clock.instant();
        for (var overdue = overdue(now); !overdue.isEmpty(); overdue = overdue(now)) {
            overdue.forEach(one -> transaction.executeWithoutResult(status -> expire(one, now)));
        }
    }

    private List<Overdue> overdue(Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            visibility.ofOverdue(now);
            return jdbc.sql("""
                            select id, organization_id from invitation where state = 'PENDING' and expires_at <= :now
                             order by expires_at limit :limit""")
                    .param("now", Timestamp.from(now))
                    .param("limit", BITE)
                    .query(Overdue.class)
                    .list();
        }));
    }

    private void expire(Overdue overdue, Instant now) {
        visibility.of(new OrganizationId(overdue.organizationId()));
        invitations
                .lock(overdue.id())
                .filter(invitation -> invitation.isOverdue(now))
                .ifPresent(invitation -> {
                    outbox.append(InvitationMessages.of(invitation.expire(now)));
                    audit.byTime(invitation, now);
                });
    }
}
