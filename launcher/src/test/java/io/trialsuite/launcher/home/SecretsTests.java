package io.trialsuite.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    private Path folder;

    @Test
    void aSecretIsMadeUpOnceAndRemembered() {
        var first = Secrets.in(file()).password("consent_app");

        assertThat(Secrets.in(file()).password("consent_app")).isEqualTo(first).hasSize(32);
        assertThat(Secrets.in(file()).password("consent_owner")).isNotEqualTo(first);
    }

    @Test
    void onlyTheOwnerCanReadTheFile() throws IOException {
        Secrets.in(file()).password("any");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private Path file() {
        return folder.resolve("secrets.properties");
    }
}
