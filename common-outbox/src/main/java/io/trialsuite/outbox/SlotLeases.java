package io.trialsuite.outbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which instance relays which parts: leases on slots of eight parts, each with an epoch that grows with every change of
 * owner, shared out by rendezvous hashing over the instances that are alive. All times are the database's.
 */
final class SlotLeases {

    static final int SLOTS = 32;
    static final int PARTS_PER_SLOT = SubjectKey.PARTS / SLOTS;

    /** One statement per beat: says "I live", renews everything owned, and returns both it and who else lives. */
    private static final String BEAT = """
            with me as (
                insert into outbox_instance (id, alive_until) values (?, clock_timestamp() + ? * interval '1 millisecond')
                on conflict (id) do update set alive_until = excluded.alive_until returning id
            ), gone as (
                delete from outbox_instance where alive_until < clock_timestamp() - interval '1 hour'
            ), renewed as (
                update outbox_slot set lease_until = clock_timestamp() + ? * interval '1 millisecond'
                where owner = (select id from me) returning slot, epoch
            )
            select null as instance, slot, epoch from renewed
            union all select id, null, null from me
            union all select id, null, null from outbox_instance where alive_until > clock_timestamp()
            """;

    private static final String CLAIM = """
            update outbox_slot set owner = ?, epoch = epoch + 1, lease_until = clock_timestamp() + ? * interval '1 millisecond'
            where slot = any(?) and (owner is null or (owner <> ? and (lease_until < clock_timestamp() or not ?)))
            returning slot, epoch
            """;

    private static final String RELEASE = """
            update outbox_slot set owner = null, lease_until = clock_timestamp() where owner = ? and slot = any(?)
            """;

    private final JdbcTemplate jdbc;
    private final String instance;
    private final Duration lease;
    private final boolean exclusive;

    SlotLeases(JdbcTemplate jdbc, String instance, Duration lease) {
        this(jdbc, instance, lease, true);
    }

    /** @param exclusive off only to show in a test what leases are for: then everybody wants everything and takes it */
    SlotLeases(JdbcTemplate jdbc, String instance, Duration lease, boolean exclusive) {
        this.jdbc = jdbc;
        this.instance = instance;
        this.lease = lease;
        this.exclusive = exclusive;
    }

    /** @param owned epoch by slot */
    record Share(Map<Integer, Long> owned, Set<Integer> wanted, boolean alone) {

        Set<Integer> missing() {
            var missing = new HashSet<>(wanted);
            missing.removeAll(owned.keySet());
            return missing;
        }
    }

    Share beat() {
        var owned = new HashMap<Integer, Long>();
        var living = new HashSet<String>();
        jdbc.query(
                BEAT,
                row -> {
                    var id = row.getString(1);
                    if (id == null) {
                        owned.put(row.getInt(2), row.getLong(3));
                    } else {
                        living.add(id);
                    }
                },
                instance,
                lease.toMillis(),
                lease.toMillis());
        return new Share(owned, wanted(instance, exclusive ? living : Set.of()), living.size() == 1);
    }

    /** Takes what is free among the slots; their cursors learn the new epoch in the caller's transaction. */
    Map<Integer, Long> claim(Collection<Integer> slots) {
        var claimed = new HashMap<Integer, Long>();
        jdbc.query(CLAIM, (PreparedStatement statement) -> bindClaim(statement, slots), row -> {
            claimed.put(row.getInt(1), row.getLong(2));
        });
        return claimed;
    }

    private void bindClaim(PreparedStatement statement, Collection<Integer> slots) throws SQLException {
        statement.setString(1, instance);
        statement.setLong(2, lease.toMillis());
        statement.setObject(3, array(slots));
        statement.setString(4, instance);
        statement.setBoolean(5, exclusive);
    }

    void release(Collection<Integer> slots) {
        jdbc.update(RELEASE, statement -> {
            statement.setString(1, instance);
            statement.setObject(2, array(slots));
        });
    }

    void leave() {
        jdbc.update("delete from outbox_instance where id = ?", instance);
    }

    /** The instance with the highest mark owns the slot: a newcomer or a leaver moves only its own share. */
    static Set<Integer> wanted(String instance, Collection<String> living) {
        var wanted = new HashSet<Integer>();
        for (var slot = 0; slot < SLOTS; slot++) {
            var owner = instance;
            for (var other : living) {
                var better = Integer.compare(mark(other, slot), mark(owner, slot));
                if (better > 0 || (better == 0 && other.compareTo(owner) > 0)) {
                    owner = other;
                }
            }
            if (owner.equals(instance)) {
                wanted.add(slot);
            }
        }
        return wanted;
    }

    private static int mark(String instance, int slot) {
        var hash = instance.hashCode() * 31 + slot * 0x9E3779B9;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }

    static List<Integer> parts(Collection<Integer> slots) {
        var parts = new ArrayList<Integer>();
        slots.forEach(slot -> {
            for (var part = slot * PARTS_PER_SLOT; part < (slot + 1) * PARTS_PER_SLOT; part++) {
                parts.add(part);
            }
        });
        return parts;
    }

    private static int[] array(Collection<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
