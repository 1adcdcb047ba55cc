package io.trialsuite.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contracts that consumers elsewhere may rely on: a release copies {@code contracts/<context>} to
 * {@code contracts/released/<context>}, schemas only. What was released stays compatible, or becomes a new version beside the old.
 */
final class ReleasedContracts {

    static final String NEVER_RELEASED = "was never released";

    private static final String FOLDER = "released";
    private static final String SCHEMA = ".schema.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path contracts;

    ReleasedContracts(Path contracts) {
        this.contracts = contracts;
    }

    /** What consumers of the last release could not read, by type; a context of which nothing is released, by its name. */
    Map<String, List<String>> broken() throws IOException {
        var broken = new TreeMap<String, List<String>>();
        for (var context : contexts()) {
            var released = released(context);
            if (!Files.isDirectory(released)) {
                broken.put(context, List.of(NEVER_RELEASED));
            }
        }
        if (Files.isDirectory(contracts.resolve(FOLDER))) {
            try (var files = Files.walk(contracts.resolve(FOLDER))) {
                for (var file : files.filter(ReleasedContracts::isSchema).toList()) {
                    var changes = changes(file);
                    if (!changes.isEmpty()) {
                        broken.put(file.getFileName().toString().replace(SCHEMA, ""), changes);
                    }
                }
            }
        }
        return broken;
    }

    private List<String> changes(Path released) throws IOException {
        var current = contracts.resolve(contracts.resolve(FOLDER).relativize(released));
        return Files.exists(current)
                ? ContractChanges.breaking(
                        JSON.readTree(Files.readString(released)), JSON.readTree(Files.readString(current)))
                : List.of("is no longer published");
    }

    /** Copies what is published now; refuses when that would break the last release. */
    void release() throws IOException {
        var broken = broken();
        broken.values().removeIf(List.of(NEVER_RELEASED)::equals);
        if (!broken.isEmpty()) {
            throw new AssertionError("Released contracts are broken: " + broken);
        }
        for (var context : contexts()) {
            Files.createDirectories(released(context));
            try (var files = Files.list(contracts.resolve(context))) {
                for (var file : files.filter(ReleasedContracts::isSchema).toList()) {
                    Files.writeString(released(context).resolve(file.getFileName()), Files.readString(file));
                }
            }
        }
    }

    List<String> contexts() throws IOException {
        try (Stream<Path> folders = Files.list(contracts)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(FOLDER))
                    .sorted()
                    .toList();
        }
    }

    private Path released(String context) {
        return contracts.resolve(FOLDER).resolve(context);
    }

    private static boolean isSchema(Path file) {
        return file.toString().endsWith(SCHEMA);
    }
}
