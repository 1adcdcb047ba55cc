package io.trialsuite.consent.keys.kms;

import io.trialsuite.consent.keys.MasterKey;
import io.trialsuite.consent.keys.MasterKeyUnusable;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * A key that never leaves AWS KMS; the organization is the encryption context
 * (<a href="https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html">AWS</a>), so that the key's policy and
 * its log know whose data was opened.
 */
final class KmsMasterKey implements MasterKey {

    private final KmsClient kms;
    private final String keyId;

    KmsMasterKey(KmsClient kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    @Override
    public String id() {
        return keyId;
    }

    @Override
    public byte[] wrap(byte[] dataKey, UUID organization) {
        try {
            return kms.encrypt(request -> request.keyId(keyId)
                            .plaintext(SdkBytes.fromByteArray(dataKey))
                            .encryptionContext(context(organization)))
                    .ciphertextBlob()
                    .asByteArray();
        } catch (SdkException e) {
            throw new MasterKeyUnusable("KMS does not wrap a key with " + keyId + ": " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, UUID organization) {
        try {
            return kms.decrypt(request -> request.keyId(keyId)
                            .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                            .encryptionContext(context(organization)))
                    .plaintext()
                    .asByteArray();
        } catch (SdkException e) {
            throw new MasterKeyUnusable(
                    "KMS does not open the key of organization %s with %s: %s"
                            .formatted(organization, keyId, e.getMessage()),
                    e);
        }
    }

    private static Map<String, String> context(UUID organization) {
        return Map.of("organization", organization.toString());
    }
}
