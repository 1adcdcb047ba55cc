package io.trialsuite.localaws.s3;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are written once and never changed. What is retired stays readable for a while, for the sake of answers that
 * are still being sent. Thread-safe.
 */
final class Blobs implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(Blobs.class);
    private static final long GRACE_SECONDS = 30;

    private final Executor afterGrace = CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS);
    private final Path directory;
    private final boolean temporary;

    /** @param data null for a directory that is removed with this object */
    Blobs(@Nullable Path data) {
        try {
            temporary = data == null;
            directory = data == null ? Files.createTempDirectory("local-s3-") : data.resolve("objects");
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String file) {
        return directory.resolve(file);
    }

    String newName() {
        return UUID.randomUUID().toString();
    }

    OutputStream create(String file) throws IOException {
        return Files.newOutputStream(path(file));
    }

    InputStream open(String file) throws IOException {
        return Files.newInputStream(path(file));
    }

    /** Removes at once what nobody can be reading yet. */
    void discard(String file) {
        try {
            Files.deleteIfExists(path(file));
        } catch (IOException e) {
            log.warn("Could not remove {}", file, e);
        }
    }

    void retire(@Nullable String file) {
        if (file != null) afterGrace.execute(() -> discard(file));
    }

    /** Removes what a former process left behind unreferenced. */
    void keepOnly(Set<String> referenced) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (var file : files) {
                var name = String.valueOf(file.getFileName());
                if (!referenced.contains(name)) discard(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!temporary) return;
        keepOnly(Set.of());
        discard("");
    }
}
