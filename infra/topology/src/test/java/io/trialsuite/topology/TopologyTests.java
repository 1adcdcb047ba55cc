package io.trialsuite.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTests {

    private static final Topology.Mail MAIL =
            new Topology.Mail(List.of("trialsuite.example"), "set", "events", "mail-events", List.of("SEND"));
    private static final Topology.Topic MAIL_EVENTS = new Topology.Topic("mail-events", "SES", false);

    @Test
    void theShippedDeclarationIsConsistent() {
        var topology = Topology.load();

        assertThat(topology.databases()).containsExactly("auth", "consent", "notification", "mailing", "gateway");
        assertThat(topology.queues())
                .allSatisfy(queue -> assertThat(queue.subscriptions()).isNotEmpty());
        assertThat(topology.queues().stream().map(Topology.Queue::deadLetterName))
                .containsExactlyInAnyOrder(
                        "trialsuite-auth-inbox-dlq.fifo",
                        "trialsuite-consent-inbox-dlq.fifo",
                        "trialsuite-notification-inbox-dlq.fifo",
                        "trialsuite-mailing-inbox-dlq.fifo",
                        "trialsuite-mailing-commands-dlq.fifo",
                        "trialsuite-mailing-ses-events-dlq");
    }

    @Test
    void whatCarriesAddressesIsEncrypted() {
        var topology = Topology.load();

        assertThat(topology.topics().stream().filter(Topology.Topic::encrypted).map(Topology.Topic::name))
                .containsExactly("trialsuite-mailing-commands.fifo");
        assertThat(topology.queues().stream().filter(Topology.Queue::encrypted).map(Topology.Queue::name))
                .containsExactly("trialsuite-mailing-commands.fifo");
    }

    @Test
    void everySubscriptionToEventsOfAContextNamesItsTypes() {
        for (var queue : Topology.load().queues()) {
            for (var subscription : queue.subscriptions()) {
                var context = subscription.topic().replaceAll("trialsuite-(\\w+)-.*", "$1");
                assertThat(subscription.types()).allMatch(type -> type.startsWith(context + "."));
            }
        }
    }

    @Test
    void aSubscriptionToAnUndeclaredTopicIsRefused() {
        var queue = queue("inbox.fifo", new Topology.Subscription("nowhere.fifo", List.of()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topology(List.of(MAIL_EVENTS), List.of(queue), MAIL, List.of()))
                .withMessageContaining("undeclared topic nowhere.fifo");
    }

    @Test
    void aFifoQueueCannotSubscribeToAStandardTopic() {
        var queue = queue("inbox.fifo", new Topology.Subscription("mail-events", List.of()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topology(List.of(MAIL_EVENTS), List.of(queue), MAIL, List.of()))
                .withMessageContaining("is FIFO");
    }

    @Test
    void aNameDeclaredTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topology(List.of(MAIL_EVENTS, MAIL_EVENTS), List.of(), MAIL, List.of()))
                .withMessage("mail-events is declared twice");
    }

    @Test
    void aMisspeltPropertyIsRefused() {
        var json = """
                {"topics": [{"name": "t", "producer": "p", "encryptd": true}]}
                """;

        assertThatThrownBy(() -> Topology.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("encryptd");
    }

    private static Topology.Queue queue(String name, Topology.Subscription subscription) {
        return new Topology.Queue(name, "someone", 30, 5, false, List.of(subscription));
    }
}
