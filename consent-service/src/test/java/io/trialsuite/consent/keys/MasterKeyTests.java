package io.trialsuite.consent.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTests {

    private static final UUID OURS = UUID.randomUUID();
    private static final byte[] DATA_KEY = Aes.newKey();

    @TempDir
    private Path folder;

    @Test
    void aWrappedKeyOpensForItsOwnOrganizationAndWithItsOwnMasterAlone() throws IOException {
        var master = FileMasterKey.read(file("ours", Aes.newKey()));
        var wrapped = master.wrap(DATA_KEY, OURS);
        var another = FileMasterKey.read(file("another", Aes.newKey()));

        assertThat(master.unwrap(wrapped, OURS)).isEqualTo(DATA_KEY);
        assertThat(master.id()).startsWith("file:").isNotEqualTo(another.id());
        assertThatExceptionOfType(MasterKeyUnusable.class).isThrownBy(() -> master.unwrap(wrapped, UUID.randomUUID()));
        assertThatExceptionOfType(MasterKeyUnusable.class).isThrownBy(() -> another.unwrap(wrapped, OURS));
        wrapped[wrapped.length - 1] ^= 1;
        assertThatExceptionOfType(MasterKeyUnusable.class).isThrownBy(() -> master.unwrap(wrapped, OURS));
        assertThatExceptionOfType(MasterKeyUnusable.class).isThrownBy(() -> master.unwrap(new byte[3], OURS));
    }

    @Test
    void aMissingOrWrongFileIsNamed() throws IOException {
        var missing = folder.resolve("missing.key");

        assertThatExceptionOfType(MasterKeyUnusable.class)
                .isThrownBy(() -> FileMasterKey.read(missing))
                .withMessageContaining(missing.toString())
                .withMessageContaining("Restore the file");
        assertThatExceptionOfType(MasterKeyUnusable.class)
                .isThrownBy(() -> FileMasterKey.read(file("short", new byte[16])))
                .withMessageContaining("16 bytes");
        assertThatExceptionOfType(MasterKeyUnusable.class)
                .isThrownBy(() -> FileMasterKey.read(Files.writeString(folder.resolve("text"), "no key")));
    }

    @Test
    void exactlyOneMasterKeyIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityKeyProperties(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityKeyProperties(folder, "arn:aws:kms:key"));
        assertThat(new IdentityKeyProperties(null, "arn:aws:kms:key").kmsKeyId())
                .isEqualTo("arn:aws:kms:key");
    }

    private Path file(String name, byte[] key) throws IOException {
        return Files.writeString(folder.resolve(name), Base64.getEncoder().encodeToString(key) + "\n");
    }
}
