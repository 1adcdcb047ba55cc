package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PauseScenarioTests {

    private final OutboxFixture fixture = new OutboxFixture();
    private final ScriptedBroker broker = new ScriptedBroker();
    private final Pauses pauses = fixture.pauses();
    private final Map<String, String> signalsOnly = Map.of("poll-interval", "10m");

    @AfterEach
    void close() {
        fixture.close();
    }

    private static OutboxMessage of(String tenant, String subject, int number) {
        return happened(subject, number).with("organizationid", tenant);
    }

    @Test
    void aPausedTenantWaitsInOrderWhileTheOthersGoOn() {
        var pause = pauses.begin(null, null, "org-1", "operator", "their consumer is being repaired");
        var outbox = fixture.outbox(fixture.relay(broker, signalsOnly));
        for (var n = 0; n < 10; n++) {
            fixture.append(outbox, of("org-1", "a", n), of("org-2", "b", n));
        }
        await().atMost(OutboxFixture.patience()).until(() -> broker.numbers("b").size() == 10);
        assertThat(broker.numbers("a")).isEmpty();

        assertThat(pauses.end(pause, "operator", "repaired")).isTrue();

        await().atMost(OutboxFixture.patience()).until(() -> broker.numbers("a").size() == 10);
        assertThat(broker.numbers("a")).isSorted();
        await().until(() -> fixture.flow().pending() == 0 && fixture.count("outbox_hold") == 0);
    }

    @Test
    void aPauseOutlivesTheInstanceThatHeldTheSubject() {
        var pause = pauses.begin(null, "a", null, "operator", "maintenance");
        var first = fixture.relay(broker, signalsOnly);
        var outbox = fixture.outbox(first);
        fixture.append(outbox, happened("a", 1), happened("b", 2));
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 1 && fixture.count("outbox_hold") == 1);
        first.stop();
        fixture.relay(broker, signalsOnly);
        fixture.append(fixture.outbox(fixture.channel()::grown), happened("a", 3), happened("b", 4));
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 2);

        pauses.end(pause, "operator", "done");

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 4);
        assertThat(broker.numbers("a")).containsExactly(1, 3);
    }

    @Test
    void aPauseThatEndsWhileNoInstanceRunsIsOver() {
        var pause = pauses.begin(OutboxFixture.TOPIC, null, null, "operator", "maintenance");
        var first = fixture.relay(broker, signalsOnly);
        fixture.append(fixture.outbox(first), happened("a", 1));
        await().atMost(OutboxFixture.patience()).until(() -> fixture.count("outbox_hold") == 1);
        first.stop();

        pauses.end(pause, "operator", "done");
        fixture.relay(broker, signalsOnly);

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 1);
    }

    @Test
    void bothEndsAreRememberedWithWhoAndWhy() {
        var pause = pauses.begin(OutboxFixture.TOPIC, "a", null, "Kim", "maintenance");
        assertThat(pauses.list()).extracting(Pause::by).containsExactly("Kim");
        assertThat(pauses.end(pause, "Lee", "done")).isTrue();

        assertThat(pauses.list()).isEmpty();
        assertThat(pauses.end(pause, "Lee", "again")).isFalse();
        assertThat(fixture.sql.queryForList(
                        "select action || ' ' || by_whom from outbox_operation order by id", String.class))
                .containsExactly("pause Kim", "resume Lee");
    }

    @Test
    void aPauseOfEverythingOrForNoReasonIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> pauses.begin(null, null, null, "Kim", "all of it"));
        assertThatIllegalArgumentException().isThrownBy(() -> pauses.begin("t", null, null, "Kim", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> pauses.begin(null, null, "a\"b", "Kim", "odd"));
        assertThatIllegalArgumentException().isThrownBy(() -> pauses.end(UUID.randomUUID(), " ", "why"));
        assertThat(pauses.list()).isEmpty();
    }
}
