package io.trialsuite.rehearsal;

import io.trialsuite.rehearsal.Ground.Site;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads back everything that was ever acknowledged, by v1 and, where it is served, by v2; while nobody writes. */
final class Comparison {

    private static final int AT_ONCE = 8;

    private final Fleet fleet;
    private final People people;
    private final Ledger ledger;
    private final Tally tally;
    private final String token;

    Comparison(Fleet fleet, People people, Ledger ledger, Tally tally, String token) {
        this.fleet = fleet;
        this.people = people;
        this.ledger = ledger;
        this.tally = tally;
        this.token = token;
    }

    /** How many writes were compared. */
    int byV1() {
        var homes = ledger.homes();
        var permits = new Semaphore(AT_ONCE);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            homes.forEach((person, home) -> callers.execute(() -> {
                permits.acquireUninterruptibly();
                try {
                    readBack(person, home);
                } finally {
                    permits.release();
                }
            }));
        }
        return homes.size();
    }

    /** Who is an active member where, as services are told. */
    int byV2() {
        var members = new HashMap<UUID, Set<UUID>>();
        people.organizations().forEach(organization -> members.put(organization, membersOf(organization)));
        ledger.homes().forEach((person, home) -> requireMember(members, person, home));
        ledger.joined().forEach((person, places) -> places.forEach(it -> requireMember(members, person, it)));
        return ledger.writes();
    }

    /** Nobody has vanished, and everybody has exactly one default. */
    void wholeTable(Site site, int atLeast) {
        var counts = JdbcClient.create(site.superuser())
                .sql("""
                        select count(*) as people, count(distinct account_id) as placed
                          from (select a.id, m.account_id from account a
                                  left join membership m on m.account_id = a.id and m.is_default) t""")
                .query((row, number) -> new int[] {row.getInt(1), row.getInt(2)})
                .single();
        if (counts[0] < atLeast || counts[0] != counts[1]) {
            tally.mismatch("people " + counts[0] + ", placed " + counts[1]);
        }
    }

    private void readBack(UUID person, UUID home) {
        try (var lease = fleet.any()) {
            var reply = Call.get("/v1/users/" + person + "/organization", token).to(lease.url());
            if (!home.toString().equals(reply.body().path("organizationId").asString(""))) {
                tally.mismatch("read back by v1");
            }
        } catch (IOException e) {
            tally.mismatch("unreadable by v1");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<UUID> membersOf(UUID organization) {
        var members = new HashSet<UUID>();
        var next = "";
        do {
            try (var lease = fleet.present()) {
                var path = "/internal/v1/organizations/" + organization + "/members?limit=100" + next;
                var page = Call.get(path, token).to(lease.url()).body();
                page.path("items")
                        .forEach(it ->
                                members.add(UUID.fromString(it.path("accountId").asString())));
                var cursor = page.path("page").path("next").asString("");
                next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            } catch (IOException e) {
                tally.mismatch("unreadable by v2");
                return members;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return members;
            }
        } while (!next.isEmpty());
        return members;
    }

    private void requireMember(Map<UUID, Set<UUID>> members, UUID person, UUID organization) {
        if (!members.getOrDefault(organization, Set.of()).contains(person)) {
            tally.mismatch("read back by v2");
        }
    }
}
