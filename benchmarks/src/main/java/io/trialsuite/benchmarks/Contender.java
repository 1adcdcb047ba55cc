package io.trialsuite.benchmarks;

import java.util.List;

/** One of the outboxes compared: its tables in a schema of the one PostgreSQL, and a relay that leads to a counting sink. */
interface Contender extends AutoCloseable {

    String name();

    /** Where its business transactions run. */
    BenchmarkApplication application();

    CountingSink sink();

    /** Records the events in the transaction at hand; returns what the sink will know each of them by. */
    List<?> record(List<Placed> events);

    /** Makes due what was recorded while the relay stood still, as time would. */
    default void ripen() {}

    /** The relay, which stands still at first. */
    void start();

    void stop();

    /** Leaves nothing to relay. */
    void clear();

    @Override
    void close();
}
