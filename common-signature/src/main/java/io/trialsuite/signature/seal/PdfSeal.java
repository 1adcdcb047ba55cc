package io.trialsuite.signature.seal;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Seals PDF files with PAdES-B-B (ETSI EN 319 142-1), or B-T where there is a time-stamp authority: whoever opens one sees that
 * nothing was changed since. Invisible, so that a PDF/A stays one. Thread-safe.
 */
public final class PdfSeal {

    /** Bytes that are kept free for the seal; one without a time-stamp has about 1 200. */
    private static final int LARGEST_SEAL = 4_096;

    /** Authorities send their chain of certificates along. */
    private static final int LARGEST_STAMPED_SEAL = 24_576;

    private final SealKey key;
    private final @Nullable TimestampAuthority authority;

    public PdfSeal(SealKey key) {
        this(key, null);
    }

    /** @param authority that stamps each seal; null where nobody does, and the time is only claimed */
    public PdfSeal(SealKey key, @Nullable TimestampAuthority authority) {
        this.key = key;
        this.authority = authority;
    }

    /**
     * The file with a seal over all of its bytes, as an appended revision.
     *
     * @param reason why it is sealed, shown by PDF readers
     * @param at claimed time of the seal
     * @throws TimestampAuthority.Unavailable when there is no time-stamp to be had
     */
    public byte[] seal(byte[] pdf, String reason, Instant at) {
        var document = new InMemoryDocument(pdf, "document.pdf");
        var service = new PAdESService(new CommonCertificateVerifier());
        if (authority != null) {
            service.setTspSource(authority);
        }
        var parameters = parameters(reason, at);
        var content = service.getDataToSign(document, parameters);
        var value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, key.sign(content.getBytes()));
        var out = new ByteArrayOutputStream();
        try {
            service.signDocument(document, parameters, value).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private PAdESSignatureParameters parameters(String reason, Instant at) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(
                authority == null ? SignatureLevel.PAdES_BASELINE_B : SignatureLevel.PAdES_BASELINE_T);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(key.certificate().x509()));
        parameters
                .bLevel()
                .setSigningDate(
                        DSSUtils.parseRFCDate(at.truncatedTo(ChronoUnit.SECONDS).toString()));
        parameters.setReason(reason);
        parameters.setContentSize(authority == null ? LARGEST_SEAL : LARGEST_STAMPED_SEAL);
        return parameters;
    }
}
