package io.trialsuite.signature.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key with which a service seals what it issues, and the certificate that names it. Its text form shows the certificate's
 * fingerprint alone. Thread-safe.
 */
public final class SealKey {

    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "seal";
    static final String ALGORITHM = "SHA256withECDSA";

    private static final DateTimeFormatter ASN1_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final PrivateKey key;
    private final SealCertificate certificate;

    private SealKey(PrivateKey key, SealCertificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Reads the key from a PKCS#12 file with one entry {@code seal}.
     *
     * @throws SealKeyUnusable when the file is missing, has another password or no such entry
     */
    public static SealKey read(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(TYPE);
            store.load(in, password.toCharArray());
            if (store.getKey(ALIAS, password.toCharArray()) instanceof PrivateKey key
                    && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
                return new SealKey(key, SealCertificate.of(certificate));
            }
            throw new SealKeyUnusable("%s has no entry '%s'".formatted(file, ALIAS), null);
        } catch (IOException | GeneralSecurityException e) {
            throw new SealKeyUnusable("The seal's key cannot be read from %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Makes a key with a certificate that it signs itself, for machines without a certificate authority: seals are intact, but
     * nobody vouches for who made them.
     *
     * @param commonName who seals
     * @throws SealKeyUnusable when the file exists or cannot be written
     */
    public static void create(Path file, String password, String commonName, Instant at, Duration validity) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            var certificate = vouchingForItself(pair, commonName, at, validity);
            store.setKeyEntry(ALIAS, pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
            var content = new ByteArrayOutputStream();
            store.store(content, password.toCharArray());
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var out = Channels.newOutputStream(Files.newByteChannel(file, options, ownerOnly()))) {
                content.writeTo(out);
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new SealKeyUnusable("The seal's key cannot be made in %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static X509Certificate vouchingForItself(KeyPair pair, String commonName, Instant at, Duration validity)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Trialsuite")
                .addRDN(BCStyle.CN, commonName)
                .build();
        var builder = new X509v3CertificateBuilder(
                name,
                new BigInteger(128, new SecureRandom()),
                time(at),
                time(at.plus(validity)),
                name,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(pair.getPrivate())));
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Time time(Instant at) {
        return new Time(new DERGeneralizedTime(ASN1_TIME.format(at)));
    }

    public SealCertificate certificate() {
        return certificate;
    }

    /** Of its certificate ({@link SealCertificate#fingerprint}). */
    public String fingerprint() {
        return certificate.fingerprint();
    }

    /** Signs the bytes with ECDSA over SHA-256, in DER (RFC 3279). */
    public byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SealKey[" + fingerprint() + "]";
    }
}
