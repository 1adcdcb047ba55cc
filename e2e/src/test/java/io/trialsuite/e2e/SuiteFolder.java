package io.trialsuite.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fresh folder of the build for one suite; kept afterwards, so that the logs of a red test can be read. */
final class SuiteFolder {

    private SuiteFolder() {}

    static Path named(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "suites")), name + "-");
    }
}
