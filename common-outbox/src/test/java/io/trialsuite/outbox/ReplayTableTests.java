package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTableTests {

    private static final String TYPE = "sample.thing.happened.v1";

    private OutboxFixture fixture;
    private ReplayTable table;

    @BeforeEach
    void open() {
        fixture = new OutboxFixture();
        table = new ReplayTable(fixture.sql);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ReplayTable.Running claimed(String... types) {
        var request = new Replay.Request(
                "inbox.fifo", Instant.now().minusSeconds(600), Instant.now().plusSeconds(600), null, null, 1000);
        table.insert(UUID.randomUUID(), request, Set.of(types), "operator", "why");
        return table.claim().orElseThrow();
    }

    private List<Integer> replayed(ReplayTable.Running running) {
        var numbers = new ArrayList<Integer>();
        for (var part = 0; part < SubjectKey.PARTS; part++) {
            table.events(running.at(part, 0, 0), 100).forEach(event -> numbers.add(ScriptedBroker.number(event)));
        }
        return numbers;
    }

    private ScriptedBroker publishAllBut(int refused, int all) {
        var broker = new ScriptedBroker();
        broker.refuse(message -> ScriptedBroker.number(message) == refused ? new PublishResult.Poison("odd") : null);
        var outbox = fixture.outbox(parts -> {});
        for (var number = 1; number <= all; number++) {
            fixture.append(outbox, happened("a", number));
        }
        fixture.relay(broker, Map.of("after-parking", "CONTINUE"));
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == all - 1);
        await().atMost(OutboxFixture.patience()).until(() -> fixture.count("outbox_parked") == 1);
        await().atMost(OutboxFixture.patience())
                .until(() -> replayed(claimed(TYPE)).contains(all));
        return broker;
    }

    @Test
    void whatWasNeverPublishedIsNotReplayed() {
        publishAllBut(2, 3);
        assertThat(replayed(claimed(TYPE))).as("parked").containsExactly(1, 3);

        var parked = fixture.parked();
        parked.discard(MessageId.of(parked.list(1).getFirst().id()), "operator", "odd indeed");

        assertThat(replayed(claimed(TYPE))).as("discarded").containsExactly(1, 3);
    }

    @Test
    void onlyTheTypesAskedForAreReplayed() {
        publishAllBut(2, 3);

        assertThat(replayed(claimed("sample.thing.renamed.v1"))).isEmpty();
    }

    @Test
    void whoeverLostAReplaySavesNothingMore() {
        var first = claimed(TYPE);
        assertThat(table.progress(first.at(1, 10, 3))).isTrue();
        assertThat(table.claim()).isEmpty();
        fixture.sql.update("update outbox_replay set lease_until = '-infinity'");

        var second = table.claim().orElseThrow();

        assertThat(second.position()).isEqualTo(10);
        assertThat(second.replay().sent()).isEqualTo(3);
        assertThat(table.progress(first.at(2, 20, 3))).isFalse();
        assertThat(table.finish(first)).isFalse();
        table.letGo(first);
        assertThat(table.claim()).isEmpty();
        assertThat(table.progress(second.at(3, 30, 1))).isTrue();
        assertThat(table.finish(second)).isTrue();
    }
}
