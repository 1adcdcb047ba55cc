package io.trialsuite.launcher.services;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The jar of a service taken apart by its own means, as its container image has it: plain libraries are opened and checked in
 * half the time that nested ones take, and only their classes can be cached.
 */
final class UnpackedJar {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CACHE = "classes.aot";

    private final Path jar;
    private final Path folder;

    private UnpackedJar(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /** Takes the jar apart unless that has been done since it was built. */
    static UnpackedJar of(Path jar, Path folder, Path log) {
        var unpacked = new UnpackedJar(jar, folder);
        try {
            var stamp = folder.resolve("unpacked-from");
            var state = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(state)) {
                FileTree.delete(folder);
                unpacked.unpack(log);
                Files.writeString(stamp, state);
            }
            return unpacked;
        } catch (IOException e) {
            throw new SuiteFailure(jar.getFileName() + " cannot be unpacked: " + e.getMessage() + ".", log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted while unpacking " + jar.getFileName() + ".", log, e);
        }
    }

    private void unpack(Path log) throws IOException, InterruptedException {
        var exit = new ProcessBuilder(
                        JAVA,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the tool ended with exit code " + exit);
        }
    }

    Path application() {
        return folder.resolve(jar.getFileName());
    }

    /** JVM options for a run that leaves a cache behind. */
    List<String> training() {
        return List.of("-XX:AOTCacheOutput=" + folder.resolve(CACHE));
    }

    boolean isTrained() {
        return Files.exists(folder.resolve(CACHE));
    }

    /** JVM options for a run that uses the cache, where there is one; it left with the folder when the jar changed. */
    List<String> trained() {
        return isTrained() ? List.of("-XX:AOTCache=" + folder.resolve(CACHE), "-Xlog:aot*=off") : List.of();
    }
}
