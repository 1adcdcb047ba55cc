package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The contracts of this repository, as one document and against those released. */
class ContractsOfRepositoryTests {

    private static final Path CONTRACTS = Path.of("..", "contracts");
    private static final Path RELEASED = CONTRACTS.resolve("released");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** {@code docs/api/events.json}; written anew with {@code -Dsuite.update-docs=true}. */
    @Test
    void theAsyncApiDocumentIsCurrent() throws IOException {
        var document = AsyncApiDocument.write("Trialsuite events", "1", CONTRACTS, operations());

        OpenApiDocument.assertCurrent(JSON.writeValueAsString(document), "events");
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
            var topic =
                    topicOf.getOrDefault(type, "trialsuite-" + type.substring(0, type.indexOf('.')) + "-events.fifo");
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
        try (var contexts = Files.list(CONTRACTS)) {
            return contexts.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(context -> !context.equals("released"))
                    .flatMap(context -> Contracts.ofRepository().types(context).stream())
                    .sorted()
                    .toList();
        }
    }

    /** What was released once is kept in {@code contracts/released/<context>}, one schema per type. */
    @Test
    void noReleasedContractIsBroken() throws IOException {
        assertThat(broken(RELEASED)).isEmpty();
    }

    @Test
    void negativeControlABrokenContractIsFound() throws IOException {
        var folder = Files.createTempDirectory("released");
        var type = types().getFirst();
        var invented =
                "{\"type\": \"object\", \"required\": [\"gone\"], \"properties\": {\"gone\": {\"type\": \"string\"}}}";
        var file = Files.writeString(folder.resolve(type + ".schema.json"), invented);

        assertThat(broken(folder))
                .isEqualTo(Map.of(type, List.of("data.gone is no longer always there", "data.gone is gone")));
        Files.delete(file);
        Files.delete(folder);
    }

    private static Map<String, List<String>> broken(Path released) throws IOException {
        var broken = new TreeMap<String, List<String>>();
        if (!Files.isDirectory(released)) {
            return broken;
        }
        try (var files = Files.walk(released)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".schema.json")).toList()) {
                var type = file.getFileName().toString().replace(".schema.json", "");
                var current =
                        CONTRACTS.resolve(type.substring(0, type.indexOf('.'))).resolve(type + ".schema.json");
                var changes = Files.exists(current)
                        ? ContractChanges.breaking(
                                JSON.readTree(Files.readString(file)), JSON.readTree(Files.readString(current)))
                        : List.of("is no longer published");
                if (!changes.isEmpty()) {
                    broken.put(type, changes);
                }
            }
        }
        return broken;
    }
}
