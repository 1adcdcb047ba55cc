package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The contracts of this repository, as one document and against those released. */
class ContractsOfRepositoryTests {

    private static final Path CONTRACTS = RepositoryRoot.find().resolve("contracts");
    private static final ReleasedContracts RELEASED = new ReleasedContracts(CONTRACTS);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** {@code docs/api/events.json}; written anew with {@code -Dsuite.update-docs=true}. */
    @Test
    void theAsyncApiDocumentIsCurrent() throws IOException {
        var document = AsyncApiDocument.write("Trialsuite events", "1", CONTRACTS, operations());

        OpenApiDocument.assertCurrent(JSON.writeValueAsString(document), "events");
    }

    /** What concerns security is said by the service that noticed it. */
    private static String publisher(String type) {
        var context = type.substring(0, type.indexOf('.'));
        return context.equals("security") ? "consent" : context;
    }

    private static List<AsyncApiDocument.Operation> operations() throws IOException {
        var topology = Topology.load();
        var topicOf = new TreeMap<String, String>();
        var operations = new ArrayList<AsyncApiDocument.Operation>();
        for (var queue : topology.queues()) {
            for (var subscription : queue.subscriptions()) {
                if (subscription.types().isEmpty()) {
                    continue;
                }
                subscription.types().forEach(type -> topicOf.put(type, subscription.topic()));
                operations.add(new AsyncApiDocument.Operation(
                        queue.name() + "-from-" + subscription.topic(),
                        false,
                        subscription.topic(),
                        queue.consumer() + " receives by " + queue.name(),
                        subscription.types()));
            }
        }
        var typesOf = new TreeMap<String, List<String>>();
        for (var type : types()) {
            var topic = topicOf.getOrDefault(type, "trialsuite-" + publisher(type) + "-events.fifo");
            typesOf.computeIfAbsent(topic, name -> new ArrayList<>()).add(type);
        }
        topology.topics().stream()
                .filter(topic -> typesOf.containsKey(topic.name()))
                .forEach(topic -> operations.add(new AsyncApiDocument.Operation(
                        "to-" + topic.name(),
                        true,
                        topic.name(),
                        topic.producer() + " publishes",
                        typesOf.getOrDefault(topic.name(), List.of()))));
        return operations;
    }

    private static List<String> types() throws IOException {
        return RELEASED.contexts().stream()
                .flatMap(context -> Contracts.ofRepository().types(context).stream())
                .sorted()
                .toList();
    }

    /** With {@code -Dsuite.release-contracts=true} the present contracts become the released ones. */
    @Test
    void noReleasedContractIsBroken() throws IOException {
        if (Boolean.getBoolean("suite.release-contracts")) {
            RELEASED.release();
        }

        assertThat(RELEASED.broken()).isEmpty();
    }
}
