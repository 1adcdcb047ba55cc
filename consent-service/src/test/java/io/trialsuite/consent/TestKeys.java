package io.trialsuite.consent;

import io.trialsuite.signature.seal.SealKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** The keys of one test run. */
public final class TestKeys {

    private static final String PASSWORD = "only for tests";
    private static final Path FILE = file();

    private TestKeys() {}

    public static Map<String, String> properties() {
        return Map.of(
                "consent.seal.key-store",
                FILE.toString(),
                "consent.seal.password",
                PASSWORD,
                "consent.identities.key-file",
                FILE.resolveSibling("identities.key").toString());
    }

    private static Path file() {
        try {
            var folder = Files.createTempDirectory("seal");
            var file = folder.resolve("seal.p12");
            SealKey.create(file, PASSWORD, "Tests", Instant.now().minus(Duration.ofDays(1)), Duration.ofDays(3_650));
            file.toFile().deleteOnExit();
            var key = Base64.getEncoder().encodeToString(new byte[32]);
            Files.writeString(folder.resolve("identities.key"), key).toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
