package io.trialsuite.signature.seal;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.ByteRange;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether the seals of a file hold. Integrity and origin are told apart: a seal can be intact and made by a stranger. Needs no
 * network. Thread-safe.
 */
public final class SealCheck {

    private final Set<String> known;

    /** @param known fingerprints ({@link SealCertificate#fingerprint}) of the certificates whose seals are accepted */
    public SealCheck(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /** What is wrong with the file's seals, for a person to read; empty when all of them hold and cover the whole file. */
    public List<String> findings(byte[] pdf) {
        List<PAdESSignature> seals;
        try {
            seals = seals(pdf);
        } catch (RuntimeException unreadable) {
            return List.of("it is not a readable PDF");
        }
        if (seals.isEmpty()) {
            return List.of("it has no seal");
        }
        var findings = new ArrayList<String>();
        for (var seal : seals) {
            try {
                check(seal, pdf, findings);
            } catch (RuntimeException damaged) {
                findings.add("its seal is damaged");
            }
        }
        return findings;
    }

    private static List<PAdESSignature> seals(byte[] pdf) {
        var analyzer = new PDFDocumentAnalyzer(new InMemoryDocument(pdf, "document.pdf"));
        analyzer.setCertificateVerifier(new CommonCertificateVerifier());
        return analyzer.getSignatures().stream().map(PAdESSignature.class::cast).toList();
    }

    private void check(PAdESSignature seal, byte[] pdf, List<String> findings) {
        seal.checkSignatureIntegrity();
        var range = seal.getPdfRevision().getByteRange();
        if (!isPadded(pdf, range, seal.getPdfRevision().getCMS().getDEREncoded().length)
                || !seal.getSignatureCryptographicVerification().isSignatureIntact()) {
            findings.add("its bytes are not those that were sealed");
        }
        if (!seal.getSignatureTimestamps().stream().allMatch(TimestampToken::isMessageImprintDataIntact)) {
            findings.add("its time-stamp is of something else");
        }
        var certificate = seal.getSigningCertificateToken();
        if (certificate == null
                || !known.contains(
                        SealCertificate.of(certificate.getCertificate()).fingerprint())) {
            findings.add("its seal was made with an unknown key");
        }
        if (range.getFirstPartStart() != 0 || range.getSecondPartStart() + range.getSecondPartEnd() != pdf.length) {
            findings.add("its seal does not cover all of it");
        }
    }

    /** Between the two parts that a seal covers stands the seal itself, in hexadecimal digits, and behind it zeros only. */
    private static boolean isPadded(byte[] pdf, ByteRange range, int length) {
        var opening = range.getFirstPartEnd();
        var closing = range.getSecondPartStart() - 1;
        if (pdf[opening] != '<' || pdf[closing] != '>') {
            return false;
        }
        for (var at = opening + 1 + 2 * length; at < closing; at++) {
            if (pdf[at] != '0') {
                return false;
            }
        }
        return true;
    }
}
