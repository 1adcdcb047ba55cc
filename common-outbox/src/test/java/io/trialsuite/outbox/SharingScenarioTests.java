package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances, coming and going. */
class SharingScenarioTests {

    private OutboxFixture fixture;
    private ScriptedBroker broker;

    @BeforeEach
    void open() {
        fixture = new OutboxFixture();
        broker = new ScriptedBroker();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void twoRelaysShareTheWorkAndKeepTheOrder() {
        var outbox = fixture.outbox(fixture.relay(broker, Map.of()));
        fixture.relay(broker, Map.of());
        await().atMost(OutboxFixture.patience()).until(() -> owners() == 2);

        for (var n = 0; n < 600; n++) {
            fixture.append(outbox, happened("s" + n % 60, n));
        }

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 600);
        await().until(() -> fixture.flow().pending() == 0);
        assertThat(owners()).isEqualTo(2);
        for (var subject = 0; subject < 60; subject++) {
            assertThat(broker.numbers("s" + subject)).hasSize(10).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void negativeControlWithoutTheClaimTwoRelaysPublishTheSameEvents() {
        fixture.relayThatTakesWhatOthersOwn(broker);
        fixture.relayThatTakesWhatOthersOwn(broker);
        var outbox = fixture.outbox(fixture.channel()::grown);

        await().atMost(OutboxFixture.patience()).until(() -> {
            fixture.append(outbox, happened("s" + broker.calls() % 60, 0));
            return broker.total() > fixture.count("outbox_event");
        });
    }

    @Test
    void aRelayThatLeavesHandsItsShareOverAtOnce() {
        var outbox = fixture.outbox(parts -> {});
        var leaving = fixture.relay(new ScriptedBroker(), Map.of("lease", "1h"));
        await().atMost(OutboxFixture.patience()).until(() -> owners() == 1);
        fixture.relay(broker, Map.of("lease", "1h"));

        leaving.stop();

        fixture.append(outbox, happened("a", 1), happened("b", 2), happened("c", 3));
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
    }

    @Test
    void stoppingLetsCallsUnderWayEndAndSavesThem() throws InterruptedException {
        var called = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        broker.beforeEachCall(() -> {
            called.countDown();
            awaitQuietly(answer);
        });
        var relay = fixture.relay(broker, Map.of("call-timeout", "1s", "lease", "30s"));
        fixture.append(fixture.outbox(relay), happened("a", 1));
        assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

        var stopping = Thread.ofPlatform().start(relay::stop);
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        answer.countDown();
        stopping.join();

        assertThat(broker.numbers("a")).containsExactly(1);
        assertThat(fixture.flow().pending()).isZero();
        assertThat(owners()).isZero();
    }

    /** An owner that slept past its lease must not move a cursor that somebody else owns by now. */
    @Test
    void anOwnerOfAnEarlierEpochCannotSaveItsProgress() {
        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));
        var part = SubjectKey.part("a");
        var slot = List.of(part / SlotLeases.PARTS_PER_SLOT);
        var sleeper = new SlotLeases(fixture.sql, "sleeper", java.time.Duration.ZERO);
        var sleeperStore = new RelayStore(fixture.sql, fixture.jdbc.ownTransaction(), sleeper);
        var taken = sleeperStore.take(slot).stream()
                .filter(one -> one.part() == part)
                .findFirst()
                .orElseThrow();
        var successor = new SlotLeases(fixture.sql, "successor", java.time.Duration.ofMinutes(1));
        assertThat(new RelayStore(fixture.sql, fixture.jdbc.ownTransaction(), successor).take(slot))
                .isNotEmpty();

        var lost = sleeperStore.settle(new RelayStore.Settlement(
                List.of(new RelayStore.Advance(part, 99, taken.epoch())), List.of(), List.of(), List.of()));

        assertThat(lost).containsExactly(part);
        assertThat(sleeperStore.positions().get(part)).isZero();
    }

    private int owners() {
        var owners = fixture.sql.queryForObject(
                "select count(distinct owner) from outbox_slot where owner is not null", Integer.class);
        return owners == null ? 0 : owners;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
