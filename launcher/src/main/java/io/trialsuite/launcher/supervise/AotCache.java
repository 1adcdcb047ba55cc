package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.home.SuiteHome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Classes as a former run loaded and linked them; the JVM ignores a cache that does not fit its class path. */
public final class AotCache {

    private AotCache() {}

    /** Whether a cache exists that is younger than every jar it was made of. */
    public static boolean isFresh(SuiteHome home) {
        if (!Files.exists(home.aotCache())) {
            return false;
        }
        var made = modified(home.aotCache());
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .allMatch(jar -> modified(jar) <= made);
    }

    public static List<String> training(SuiteHome home) {
        return List.of("-XX:AOTCacheOutput=" + home.aotCache());
    }

    static List<String> use(SuiteHome home) {
        // The log is off because the JVM warns about every entry it cannot use and then does without.
        return isFresh(home) ? List.of("-XX:AOTCache=" + home.aotCache(), "-Xlog:aot*=off") : List.of();
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
