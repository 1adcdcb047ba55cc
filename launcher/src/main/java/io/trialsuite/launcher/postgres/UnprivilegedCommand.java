package io.trialsuite.launcher.postgres;

import io.trialsuite.launcher.SuiteFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root; these are the ways to not be root that need no account of our own. */
enum UnprivilegedCommand {
    /** An ordinary user. */
    AS_IS(""),
    /** A user namespace: inside nobody, outside still the owner of the files. */
    USER_NAMESPACE("unshare -U"),
    /** Where a container's seccomp profile forbids namespaces; the data folder must then belong to nobody. */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private final String prefix;

    UnprivilegedCommand(String prefix) {
        this.prefix = prefix;
    }

    static UnprivilegedCommand choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return AS_IS;
        }
        for (var way : List.of(USER_NAMESPACE, NOBODY)) {
            if (way.works()) {
                return way;
            }
        }
        throw new SuiteFailure(
                "PostgreSQL does not run as root and neither unshare nor setpriv works here; run the suite as an ordinary user.");
    }

    List<String> of(List<String> command) {
        return Stream.concat(prefix.isEmpty() ? Stream.of() : Stream.of(prefix.split(" ", -1)), command.stream())
                .toList();
    }

    /** Gives the folders to the user the command will run as. */
    void own(Path... folders) {
        if (this != NOBODY) {
            return;
        }
        for (var folder : folders) {
            exitCode(List.of("chown", "-R", "65534:65534", folder.toString()));
        }
    }

    private boolean works() {
        return exitCode(of(List.of("true"))) == 0;
    }

    private static int exitCode(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
