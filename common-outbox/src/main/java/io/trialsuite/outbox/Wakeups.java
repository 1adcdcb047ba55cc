package io.trialsuite.outbox;

import java.util.BitSet;
import java.util.stream.Collectors;

/** The words that instances of one service exchange over LISTEN/NOTIFY. */
sealed interface Wakeups {

    /** These parts have grown. */
    record Grown(BitSet parts) implements Wakeups {}

    /** An instance has come or gone, or a slot is free. */
    record Shares() implements Wakeups {}

    /** An operator has decided about a parked event. */
    record Holds() implements Wakeups {}

    /** Whoever sent it wants to hear it. */
    record Probe(String id) implements Wakeups {}

    default String payload() {
        return switch (this) {
            case Grown grown ->
                "grown:" + grown.parts().stream().mapToObj(Integer::toString).collect(Collectors.joining(","));
            case Shares ignored -> "shares";
            case Holds ignored -> "holds";
            case Probe probe -> "probe:" + probe.id();
        };
    }

    /** A word of a later release means: look at everything. */
    static Wakeups read(String payload) {
        if (payload.equals("shares")) {
            return new Shares();
        }
        if (payload.equals("holds")) {
            return new Holds();
        }
        if (payload.startsWith("probe:")) {
            return new Probe(payload.substring(6));
        }
        var parts = new BitSet(SubjectKey.PARTS);
        if (payload.matches("grown:\\d{1,3}(,\\d{1,3})*")) {
            for (var part : payload.substring(6).split(",", -1)) {
                parts.set(Integer.parseInt(part) & (SubjectKey.PARTS - 1));
            }
            return new Grown(parts);
        }
        parts.set(0, SubjectKey.PARTS);
        return new Grown(parts);
    }
}
