package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.TestDatabase;
import java.util.BitSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeupChannelTests {

    private final OutboxFixture fixture = new OutboxFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** As a firewall that forgot the connection, or a pooler that lends another one, leaves it: open, and silent for ever. */
    @Test
    void aConnectionThatHearsNothingIsReplaced() {
        var opened = new AtomicInteger();
        var heard = new ConcurrentLinkedQueue<Wakeups>();
        try (var elsewhere = TestDatabase.create("sample");
                var channel = new WakeupChannel(
                        fixture.sql,
                        () -> (opened.getAndIncrement() == 0 ? elsewhere : fixture.database)
                                .app()
                                .getConnection())) {
            channel.listen(heard::add);

            await().atMost(OutboxFixture.patience()).until(channel::reliable);
            assertThat(opened).hasValue(2);
            var parts = new BitSet();
            parts.set(9);
            channel.grown(parts);
            await().until(() -> heard.contains(new Wakeups.Grown(parts)));
        }
    }
}
