package io.trialsuite.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** Every write that was acknowledged, kept by the clients; and who is being written at the moment, since nothing can be said of them. */
final class Ledger {

    private final Map<UUID, UUID> homes = new ConcurrentHashMap<>();
    private final Map<UUID, Set<UUID>> joined = new ConcurrentHashMap<>();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final List<UUID> known;

    Ledger(List<UUID> people) {
        this.known = new CopyOnWriteArrayList<>(people);
    }

    /** Somebody whom nobody writes or compares at the moment, until they are released. */
    UUID take() {
        while (true) {
            var person = known.get(ThreadLocalRandom.current().nextInt(known.size()));
            if (busy.add(person)) {
                return person;
            }
        }
    }

    boolean take(UUID person) {
        return busy.add(person);
    }

    void release(UUID person) {
        busy.remove(person);
    }

    void moved(UUID person, UUID organization) {
        homes.put(person, organization);
    }

    void joined(UUID person, UUID organization) {
        joined.computeIfAbsent(person, same -> ConcurrentHashMap.newKeySet()).add(organization);
    }

    boolean hasJoined(UUID person, UUID organization) {
        return joined.getOrDefault(person, Set.of()).contains(organization);
    }

    /** Where an acknowledged write has put each person. */
    Map<UUID, UUID> homes() {
        return Map.copyOf(homes);
    }

    /** Which further organizations v2 has let each person join. */
    Map<UUID, Set<UUID>> joined() {
        return Map.copyOf(joined);
    }

    int writes() {
        return homes.size() + joined.values().stream().mapToInt(Set::size).sum();
    }
}
