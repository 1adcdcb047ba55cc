package io.trialsuite.consent.dispatch;

import java.util.Map;

/**
 * How many would be asked if the batch started now, and how many would not, for which reason.
 *
 * @param eligible how many would be asked
 */
public record DryRun(int total, int eligible, Map<SkipReason, Integer> skipped) {

    public DryRun {
        skipped = Map.copyOf(skipped);
    }

    static DryRun of(int total, Map<SkipReason, Integer> skipped) {
        var left = skipped.values().stream().mapToInt(Integer::intValue).sum();
        return new DryRun(total, total - left, skipped);
    }
}
