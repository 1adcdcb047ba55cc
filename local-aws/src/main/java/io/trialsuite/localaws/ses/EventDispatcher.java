package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.sns.TopicPublisher;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the planned events of each mail, in order, each once it is due. How far it came is in the mailbox, so that
 * after a crash the rest follows; the event in flight may then be published twice, as SES itself allows.
 */
final class EventDispatcher implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);
    private static final String SUBJECT = "Amazon SES Email Event Notification";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Mailbox mailbox;
    private final ConfigurationSets sets;
    private final TopicPublisher topics;
    private final EventRecord records;
    private final Clock clock;

    EventDispatcher(Mailbox mailbox, ConfigurationSets sets, TopicPublisher topics, EventRecord records, Clock clock) {
        this.mailbox = mailbox;
        this.sets = sets;
        this.topics = topics;
        this.records = records;
        this.clock = clock;
    }

    void resume() {
        mailbox.unfinished().forEach(this::dispatch);
    }

    void dispatch(Mail mail) {
        threads.execute(() -> {
            try {
                publishAll(mail);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void publishAll(Mail mail) throws InterruptedException {
        for (int i = mail.published(); i < mail.plan().size(); i++) {
            var event = mail.plan().get(i);
            awaitDue(event.due());
            for (int copy = 0; copy < event.copies(); copy++) {
                publish(mail, event);
            }
            mailbox.published(mail.id(), i + 1);
        }
    }

    private void awaitDue(Instant due) throws InterruptedException {
        var left = Duration.between(clock.instant(), due);
        if (left.isPositive()) {
            // an event of the simulator comes as late as the real one
            Thread.sleep(left);
        }
    }

    private void publish(Mail mail, PlannedEvent event) {
        var set = mail.configurationSet();
        if (set == null) return;
        var message = new String(Json.write(records.of(mail, event)), StandardCharsets.UTF_8);
        for (var topic : sets.topicsFor(set, event.type())) {
            try {
                topics.publish(topic, message, SUBJECT, Map.of());
            } catch (AwsError e) {
                log.warn(
                        "SNS refused the {} event of mail {} for {}: {}",
                        event.type().recordName(),
                        mail.id(),
                        topic,
                        e.message());
            }
        }
    }

    /** What is not published yet is published by the next process on the same data. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
