package io.trialsuite.consent.keys.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsuite.consent.keys.MasterKeyUnusable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

class KmsMasterKeyTests {

    private static final UUID OURS = UUID.randomUUID();
    private static final byte[] DATA_KEY = "a data key".getBytes(StandardCharsets.US_ASCII);

    @Test
    void kmsIsToldWhoseKeyItIs() {
        var master = new KmsMasterKey(new FakeKms(), "arn:aws:kms:key");
        var wrapped = master.wrap(DATA_KEY, OURS);

        assertThat(master.id()).isEqualTo("arn:aws:kms:key");
        assertThat(master.unwrap(wrapped, OURS)).isEqualTo(DATA_KEY);
        assertThatExceptionOfType(MasterKeyUnusable.class)
                .isThrownBy(() -> master.unwrap(wrapped, UUID.randomUUID()))
                .withMessageContaining("arn:aws:kms:key");
    }

    /** Gives back what it was given, and only with the encryption context it came with. */
    private static final class FakeKms implements KmsClient {

        private record Kept(SdkBytes plaintext, String keyId, Map<String, String> context) {}

        private final Map<String, Kept> kept = new HashMap<>();

        @Override
        public EncryptResponse encrypt(EncryptRequest request) {
            var ticket = UUID.randomUUID().toString();
            kept.put(ticket, new Kept(request.plaintext(), request.keyId(), request.encryptionContext()));
            return EncryptResponse.builder()
                    .ciphertextBlob(SdkBytes.fromUtf8String(ticket))
                    .build();
        }

        @Override
        public DecryptResponse decrypt(DecryptRequest request) {
            var found = kept.get(request.ciphertextBlob().asUtf8String());
            if (found == null
                    || !found.keyId().equals(request.keyId())
                    || !found.context().equals(request.encryptionContext())) {
                throw InvalidCiphertextException.builder().message("not mine").build();
            }
            return DecryptResponse.builder().plaintext(found.plaintext()).build();
        }

        @Override
        public String serviceName() {
            return "kms";
        }

        @Override
        public void close() {}
    }
}
