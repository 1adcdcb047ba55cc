package io.trialsuite.benchmarks;

import java.time.Duration;

/** Shows that memory stays bounded however many events wait. */
final class LargeBacklog {

    /** The log repeated as often as it takes, in the form in which the library has written it. */
    private static final String REPEAT = """
            insert into bench.outbox_event
                (part, id, event_id, group_key, type, topic, correlation_id, headers, payload, created_at)
            select part, nextval('bench.outbox_position'), uuidv7(), group_key, type, topic, correlation_id, headers, payload,
                clock_timestamp()
            from generate_series(1, ?) n cross join lateral (
                select * from bench.outbox_event where id > ? order by id limit ?
            ) e
            """;

    /** A sequence that nobody has drawn from yet names its first value as the last one. */
    private static final String LAST_POSITION =
            "select case when is_called then last_value else 0 end from bench.outbox_position";

    private static final int TEMPLATE = 1_000;

    private final BenchmarkDatabase database;
    private final TrialsuiteOutbox outbox;

    LargeBacklog(BenchmarkDatabase database, TrialsuiteOutbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    void measure(int events, Report report) {
        outbox.clear();
        var before = database.number(LAST_POSITION);
        Draining.fill(outbox, TEMPLATE);
        database.admin().update(REPEAT, events / TEMPLATE - 1, before, TEMPLATE);
        var waiting = (int) outbox.pending();
        database.admin().execute("checkpoint");
        var heapBefore = HeapAfterCollections.megabytesNow();
        try (var heap = new HeapAfterCollections()) {
            var drained = new Draining(database).drain(outbox, waiting, Duration.ZERO);
            report.row("backlog of %d, no-op broker".formatted(waiting))
                    .put("events/s", drained.perSecond())
                    .put("out of order", drained.outOfOrder())
                    .put("heap MB before", heapBefore)
                    .put("peak heap MB after a collection", heap.peakMegabytes())
                    .put("heap MB after", HeapAfterCollections.megabytesNow())
                    .put("limit MB", HeapAfterCollections.limitMegabytes());
        }
    }
}
