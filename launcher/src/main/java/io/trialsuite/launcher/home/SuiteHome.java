package io.trialsuite.launcher.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that outlives a run: data, logs, secrets and the state of the running suite.
 *
 * @param folder {@code .suite} of the project, unless a test wants its own
 * @param project where the modules and their built jars lie
 */
public record SuiteHome(Path folder, Path project) {

    public SuiteHome {
        folder = folder.toAbsolutePath().normalize();
        project = project.toAbsolutePath().normalize();
    }

    public Path database() {
        return folder.resolve("postgres");
    }

    public Path binaries() {
        return folder.resolve("bin");
    }

    public Path aws() {
        return folder.resolve("aws");
    }

    public Path slackMessages() {
        return folder.resolve("slack.jsonl");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path secrets() {
        return folder.resolve("secrets.properties");
    }

    public Path keys() {
        return folder.resolve("keys");
    }

    public Path status() {
        return folder.resolve("status.json");
    }

    public Path lock() {
        return folder.resolve("lock");
    }

    public Path aotCache() {
        return folder.resolve("suite.aot");
    }

    /** Where the jar of a service lies unpacked. */
    public Path application(String service) {
        return folder.resolve("apps").resolve(service);
    }

    public SuiteHome create() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(aws());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets every row, message, object, mail and secret; what was unpacked or trained stays. */
    public void wipe() {
        for (var path : new Path[] {database(), aws(), slackMessages(), secrets(), keys(), status(), logs()}) {
            FileTree.delete(path);
        }
    }
}
