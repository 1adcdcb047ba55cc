package io.trialsuite.launcher.supervise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** One log per part and run; the run before is kept beside it. */
final class LogFiles {

    private LogFiles() {}

    static void rotate(Path folder) {
        try (var logs = Files.newDirectoryStream(folder, "*.log")) {
            for (var log : logs) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
