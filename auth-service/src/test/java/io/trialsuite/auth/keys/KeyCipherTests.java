package io.trialsuite.auth.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCipherTests {

    private static final byte[] SECRET = "{\"d\":\"private exponent\"}".getBytes(UTF_8);

    private final KeyCipher cipher = cipher((byte) 1);

    @Test
    void whatIsStoredShowsNothingAndOpensAgain() {
        var stored = cipher.encrypt("key-1", SECRET);

        assertThat(new String(stored, UTF_8)).doesNotContain("private");
        assertThat(cipher.decrypt("key-1", stored)).isEqualTo(SECRET);
    }

    @Test
    void theSameKeyNeverLooksTheSameTwice() {
        assertThat(cipher.encrypt("key-1", SECRET)).isNotEqualTo(cipher.encrypt("key-1", SECRET));
    }

    @Test
    void anotherEncryptionKeyAnotherRowOrAChangedByteDoNotOpenIt() {
        var stored = cipher.encrypt("key-1", SECRET);
        var changed = stored.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> cipher((byte) 2).decrypt("key-1", stored)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.decrypt("key-2", stored)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.decrypt("key-1", changed)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "not base64 !", "AAAA"})
    void anEncryptionKeyThatIsNoneIsRefusedAtTheStart(String text) {
        assertThatThrownBy(() -> new KeyCipher(new KeyProperties(text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth.keys.encryption-key");
    }

    private static KeyCipher cipher(byte fill) {
        var key = new byte[32];
        java.util.Arrays.fill(key, fill);
        return new KeyCipher(new KeyProperties(Base64.getEncoder().encodeToString(key)));
    }
}
