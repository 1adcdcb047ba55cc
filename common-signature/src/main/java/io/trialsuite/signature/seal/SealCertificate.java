package io.trialsuite.signature.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** Names a key that seals, and tells what it has signed. Thread-safe. */
public final class SealCertificate {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final X509Certificate certificate;
    private final byte[] encoded;

    private SealCertificate(X509Certificate certificate) {
        this.certificate = certificate;
        try {
            this.encoded = certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("The certificate cannot be encoded", e);
        }
    }

    static SealCertificate of(X509Certificate certificate) {
        return new SealCertificate(certificate);
    }

    /**
     * Reads PEM (RFC 7468).
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SealCertificate ofPem(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            if (CertificateFactory.getInstance("X.509").generateCertificate(bytes)
                    instanceof X509Certificate certificate) {
                return new SealCertificate(certificate);
            }
            throw new IllegalArgumentException("This is no X.509 certificate");
        } catch (CertificateException e) {
            throw new IllegalArgumentException("This is no certificate in PEM", e);
        }
    }

    /**
     * Reads a PEM file.
     *
     * @throws SealKeyUnusable when it is missing or none
     */
    public static SealCertificate read(Path file) {
        try {
            return ofPem(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            throw new SealKeyUnusable("No certificate can be read from %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** SHA-256 of the certificate in lower-case hexadecimal digits, by which it is known outside. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Digests.sha256(encoded));
    }

    /** As PEM (RFC 7468); the same certificate gives the same text. */
    public String pem() {
        return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(encoded) + "\n-----END CERTIFICATE-----\n";
    }

    /** Whether its key has signed exactly these bytes, as {@link SealKey#sign} does. */
    public boolean hasSigned(byte[] content, byte[] signature) {
        try {
            var check = Signature.getInstance(SealKey.ALGORITHM);
            check.initVerify(certificate.getPublicKey());
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    X509Certificate x509() {
        return certificate;
    }

    @Override
    public String toString() {
        return "SealCertificate[" + fingerprint() + "]";
    }
}
