package io.trialsuite.benchmarks.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, in the order in which it was. */
final class Figures {

    private final Map<String, Object> byName = new LinkedHashMap<>();

    void put(String name, Object value) {
        byName.put(name, value instanceof Double number ? Math.round(number * 100) / 100.0 : value);
    }

    /** On the screen and, when there is one, in the file. */
    void show(@Nullable Path json) throws IOException {
        byName.forEach((name, value) -> System.out.printf("%-52s %s%n", name, value));
        if (json != null) {
            Files.writeString(
                    json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(byName));
        }
    }
}
