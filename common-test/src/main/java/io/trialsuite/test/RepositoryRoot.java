package io.trialsuite.test;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository from wherever a test runs: the nearest folder upwards that holds the suite's libraries. */
final class RepositoryRoot {

    private RepositoryRoot() {}

    static Path find() {
        var start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("common-test")) && Files.exists(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No repository root above " + start);
    }
}
