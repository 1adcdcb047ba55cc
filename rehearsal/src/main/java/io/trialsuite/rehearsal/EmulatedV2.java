package io.trialsuite.rehearsal;

import io.trialsuite.rehearsal.Ground.Site;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes memberships in the statements of the release after; the release itself cannot be told to forget its lock. */
final class EmulatedV2 {

    /** Between the two statements, so that others meet it there. */
    private static final Duration HELD_OPEN = Duration.ofMillis(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<UUID> organizations;
    private final Tally tally;
    private final boolean locks;

    EmulatedV2(Site site, List<UUID> organizations, Tally tally, boolean locks) {
        var database = site.superuser();
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.organizations = organizations;
        this.tally = tally;
        this.locks = locks;
        transaction.setTimeout(10);
    }

    void chooseDefault(UUID person, long due) {
        var there = organizations.get(ThreadLocalRandom.current().nextInt(organizations.size()));
        try {
            transaction.executeWithoutResult(status -> write(person, there));
            tally.answered(Duration.ofNanos(System.nanoTime() - due));
        } catch (DataAccessException | TransactionException refused) {
            tally.failed(
                    "v2 "
                            + String.valueOf(refused.getMostSpecificCause().getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .replaceAll("[0-9a-f-]{36}", "{id}"),
                    Duration.ofNanos(System.nanoTime() - due));
        }
    }

    private void write(UUID person, UUID there) {
        if (locks) {
            jdbc.sql("select id from account where id = ? for no key update")
                    .param(person)
                    .query(UUID.class)
                    .single();
        }
        jdbc.sql("update membership set is_default = false, version = version + 1 where account_id = ? and is_default")
                .param(person)
                .update();
        // without it a fast machine finds nobody in between, and a missing lock goes unnoticed
        jdbc.sql("select pg_sleep(?)")
                .param(HELD_OPEN.toMillis() / 1e3)
                .query((row, number) -> row.getString(1))
                .single();
        jdbc.sql("""
                        insert into membership (account_id, organization_id, role, status, is_default, membership_version,
                                                joined_at, version)
                        values (?, ?, 'MEMBER', 'ACTIVE', true, 1, now(), 0)
                        on conflict (account_id, organization_id) do update set is_default = true""").params(person, there).update();
    }
}
