package io.trialsuite.launcher.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Passwords and keys of this one installation, made up on first use and kept in a file that only its owner reads.
 *
 * <p>Thread-safe within one process; the supervisor is the only writer.
 */
public final class Secrets {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    public static Secrets in(Path file) {
        var secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return secrets;
    }

    /** A password: 24 random bytes in letters that need no quoting anywhere. */
    public String password(String name) {
        return get(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    /** A symmetric key of the given size, in Base64. */
    public String key(String name, int bytes) {
        return get(name, () -> Base64.getEncoder().encodeToString(random(bytes)));
    }

    /** Where a secret is kept that is a file itself. */
    public Path keyFile(String name) {
        try {
            return Files.createDirectories(file.resolveSibling("keys")).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with a symmetric key in Base64, made up when it is not there. */
    public Path keyFile(String name, int bytes) {
        var key = keyFile(name);
        try {
            if (Files.notExists(key)) {
                Files.createFile(key, OWNER_ONLY);
                Files.writeString(key, Base64.getEncoder().encodeToString(random(bytes)) + "\n");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized Optional<String> find(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    public synchronized String get(String name, Supplier<String> maker) {
        var value = values.getProperty(name);
        if (value == null) {
            value = maker.get();
            values.setProperty(name, value);
            save();
        }
        return value;
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private void save() {
        var next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, OWNER_ONLY);
            try (var writer = Files.newBufferedWriter(next)) {
                values.store(writer, "Made up by the launcher for this folder alone");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
