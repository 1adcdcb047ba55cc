package io.trialsuite.test;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published events as the repository's {@code contracts/} declares them: {@code contracts/<context>/<type>.schema.json}
 * and {@code <type>.example.json} for the {@code data} of each type. Producers check what they really publish with
 * {@link #assertValid}; consumers feed {@link #example} to the record they read it into. Formats (uuid, date-time) are checked.
 */
public final class Contracts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path root;

    private Contracts(Path root) {
        this.root = root;
    }

    /** The contracts of this repository, found from the working directory upwards. */
    public static Contracts ofRepository() {
        return in(RepositoryRoot.find().resolve("contracts"));
    }

    static Contracts in(Path root) {
        return new Contracts(root);
    }

    /** Fails with every violation when the data does not fit the contract of the type. */
    public void assertValid(String type, String dataJson) {
        var violations = violations(type, dataJson);
        if (!violations.isEmpty()) {
            throw new AssertionError("%s breaks its contract:%n%s%nin %s"
                    .formatted(
                            type,
                            violations.stream()
                                    .map(Error::toString)
                                    .collect(Collectors.joining(System.lineSeparator())),
                            dataJson));
        }
    }

    /** Fails as {@link #assertValid(String, String)} does, for a record that is going to be written as JSON. */
    public void assertValid(String type, Object data) {
        assertValid(type, JSON.writeValueAsString(data));
    }

    /** The example's text. */
    public String example(String type) {
        return read(file(type, "example"));
    }

    /** Reads the example into the record a consumer uses; unknown fields are ignored, as a tolerant reader does. */
    public <T> T example(String type, Class<T> recordType) {
        return JsonMapper.builder()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(example(type), recordType);
    }

    /** Types that a context declares, sorted; fails when one lacks its example. */
    public List<String> types(String context) {
        var suffix = ".schema.json";
        try (var files = Files.list(root.resolve(context))) {
            var types = files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(suffix))
                    .map(it -> it.substring(0, it.length() - suffix.length()))
                    .sorted()
                    .toList();
            types.forEach(type -> require(file(type, "example")));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Error> violations(String type, String dataJson) {
        Schema schema = SCHEMAS.getSchema(read(file(type, "schema")), InputFormat.JSON);
        return schema.validate(
                dataJson,
                InputFormat.JSON,
                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private Path file(String type, String kind) {
        var context = type.substring(0, Math.max(0, type.indexOf('.')));
        return root.resolve(context).resolve(type + "." + kind + ".json");
    }

    private static String read(Path file) {
        require(file);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new AssertionError("No contract file " + file);
        }
    }
}
