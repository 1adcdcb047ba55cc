package io.trialsuite.consent.copies;

import io.trialsuite.audit.CheckpointSigner;
import io.trialsuite.signature.seal.SealCertificate;
import io.trialsuite.signature.seal.SealKey;
import java.util.List;
import java.util.stream.Stream;

/** Checkpoints are signed with the key that seals copies: an inspector has one certificate to compare. */
final class SealSigner implements CheckpointSigner {

    private final SealKey key;
    private final List<SealCertificate> earlier;

    SealSigner(SealKey key, List<SealCertificate> earlier) {
        this.key = key;
        this.earlier = List.copyOf(earlier);
    }

    @Override
    public String keyId() {
        return key.fingerprint();
    }

    @Override
    public byte[] sign(byte[] content) {
        return key.sign(content);
    }

    @Override
    public boolean isValid(byte[] content, byte[] signature, String keyId) {
        return Stream.concat(Stream.of(key.certificate()), earlier.stream())
                .filter(certificate -> certificate.fingerprint().equals(keyId))
                .anyMatch(certificate -> certificate.hasSigned(content, signature));
    }
}
