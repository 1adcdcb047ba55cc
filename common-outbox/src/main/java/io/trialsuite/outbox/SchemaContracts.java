package io.trialsuite.outbox;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ResourceLoader;

/**
 * Contracts as JSON Schema 2020-12 files, {@code <location><context>/<type>.schema.json}, where the context is the type up to its
 * first dot. Formats such as {@code uuid} and {@code date-time} are checked. Each schema is read once.
 */
final class SchemaContracts implements EventContracts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ResourceLoader resources;
    private final String location;
    private final ConcurrentHashMap<String, Schema> byType = new ConcurrentHashMap<>();

    SchemaContracts(ResourceLoader resources, String location) {
        this.resources = resources;
        this.location = location.endsWith("/") ? location : location + "/";
    }

    @Override
    public void require(String type, byte[] data) {
        var violations = byType.computeIfAbsent(type, this::read)
                .validate(
                        new String(data, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (!violations.isEmpty()) {
            // places and rules only: the validator's own sentences quote the data
            throw new IllegalArgumentException("Data of %s breaks its contract: %s"
                    .formatted(
                            type,
                            violations.stream()
                                    .map(it -> "%s %s".formatted(it.getKeyword(), it.getInstanceLocation()))
                                    .distinct()
                                    .collect(Collectors.joining(", "))));
        }
    }

    private Schema read(String type) {
        var context = type.substring(0, Math.max(0, type.indexOf('.')));
        var file = resources.getResource(location + context + "/" + type + ".schema.json");
        if (!file.exists()) {
            throw new IllegalArgumentException("Event type " + type + " has no contract in " + location);
        }
        try {
            return SCHEMAS.getSchema(file.getContentAsString(StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException("The contract of " + type + " cannot be read", e);
        }
    }
}
