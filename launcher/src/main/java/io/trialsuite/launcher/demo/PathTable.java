package io.trialsuite.launcher.demo;

import java.io.PrintStream;
import java.util.List;

/** The event path for people: p50/p99 in milliseconds of each leg, and of the whole way. */
final class PathTable {

    private static final String ROW = "  %-36s %-21s %7s %13s %13s %13s %13s%n";

    private PathTable() {}

    static void print(List<EventPath.Leg> legs, PrintStream out) {
        out.printf(ROW, "event", "handled by", "events", "published", "received", "handled", "whole way");
        legs.forEach(leg -> out.printf(
                ROW,
                leg.type(),
                leg.consumer(),
                leg.events(),
                text(leg.published()),
                text(leg.received()),
                text(leg.handled()),
                text(leg.total())));
        out.println("  (p50/p99 ms: recorded to published, published to received, received to handled, and all of it)");
    }

    private static String text(EventPath.Percentiles percentiles) {
        return percentiles.p50() + "/" + percentiles.p99();
    }
}
