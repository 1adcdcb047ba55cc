package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.faults.Faults;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queues without the protocol in front. */
final class Engine implements AutoCloseable {

    static final Account ACCOUNT = new Account("000000000000", "us-east-1", "test");

    final Faults faults = new Faults();
    final Queues queues;
    final Sending sending;
    final Receiving receiving;

    Engine(Clock clock, @Nullable Path directory) {
        queues = new Queues(ACCOUNT, clock, Journal.open(directory, "sqs"));
        sending = new Sending(queues);
        receiving = new Receiving(queues, faults);
    }

    String standard(Map<String, String> attributes) {
        return queues.create("standard", attributes, Map.of()).name();
    }

    String fifo(Map<String, String> attributes) {
        var all = new HashMap<>(attributes);
        all.put("FifoQueue", "true");
        return queues.create("fifo.fifo", all, Map.of()).name();
    }

    void send(String queue, String body) {
        accepted(queue, NewMessage.of(body));
    }

    SendOutcome.Accepted send(String queue, String group, String deduplicationId, String body) {
        return accepted(queue, new NewMessage(body, group, deduplicationId, null, null, null));
    }

    SendOutcome.Accepted accepted(String queue, NewMessage message) {
        return switch (sending.send(queue, List.of(message)).getFirst()) {
            case SendOutcome.Accepted accepted -> accepted;
            case SendOutcome.Refused refused -> throw refused.error();
        };
    }

    List<Delivery> receive(String queue) {
        return receiving.receive(queue, 10, null, Duration.ZERO, () -> false);
    }

    List<String> bodies(String queue) {
        return receive(queue).stream().map(d -> d.message().content().body()).toList();
    }

    Optional<AwsError> delete(String queue, Delivery delivery) {
        return receiving.delete(queue, List.of(delivery.receipt().handle())).getFirst();
    }

    Queue.Depth depth(String queue) {
        return queues.locked(() -> queues.require(queue).depth());
    }

    @Override
    public void close() {
        queues.close();
    }
}
