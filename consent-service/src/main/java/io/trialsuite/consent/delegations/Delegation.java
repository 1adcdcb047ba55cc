package io.trialsuite.consent.delegations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is delegated to a person at a site (TMF artifact 05.02.18).
 *
 * @param account of the person
 * @param until exclusive; null while nobody has ended it
 * @param toldAt when the trial master file said so; what it said later counts
 */
public record Delegation(
        UUID organization,
        UUID account,
        UUID site,
        List<String> tasks,
        Instant from,
        @Nullable Instant until,
        Instant toldAt) {

    public Delegation {
        tasks = List.copyOf(tasks);
    }
}
