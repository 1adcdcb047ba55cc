package io.trialsuite.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI description that a service serves, against the one checked in as {@code docs/api/<service>.json}. Keys are
 * sorted and server addresses left out, so that only a change of the API is a difference. With
 * {@code -Dsuite.update-docs=true} the file is written instead of compared.
 */
public final class OpenApiDocument {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private OpenApiDocument() {}

    /**
     * Fails when the description differs from the checked-in one, or none is checked in.
     *
     * @param json body of {@code GET /v3/api-docs}
     * @param service such as {@code consent-service}
     */
    public static void assertCurrent(String json, String service) {
        assertCurrent(json, RepositoryRoot.find().resolve("docs/api").resolve(service + ".json"));
    }

    static void assertCurrent(String json, Path file) {
        var actual = normalised(json);
        try {
            if (Boolean.getBoolean("suite.update-docs")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
                return;
            }
            var expected = Files.exists(file) ? Files.readString(file) : "";
            if (!expected.equals(actual)) {
                throw new AssertionError(
                        "%s is not what the service serves from line %d on; run the test with -Dsuite.update-docs=true and review the change"
                                .formatted(file.getFileName(), firstDifference(expected, actual)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String normalised(String json) {
        var document = (ObjectNode) sorted(JSON.readTree(json));
        document.remove("servers");
        return JSON.writeValueAsString(document).replace(System.lineSeparator(), "\n") + "\n";
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JsonNodeFactory.instance.objectNode();
                object.propertyNames().stream().sorted().forEach(name -> copy.set(name, sorted(object.get(name))));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(sorted(item)));
                yield copy;
            }
            default -> node;
        };
    }

    private static int firstDifference(String expected, String actual) {
        var left = expected.lines().toList();
        var right = actual.lines().toList();
        int line = 0;
        while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
            line++;
        }
        return line + 1;
    }
}
