package io.trialsuite.signature.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import io.trialsuite.signature.pdf.PdfaConformance;
import io.trialsuite.signature.pdf.PdfaMetadata;
import io.trialsuite.signature.pdf.PdfaRenderer;
import io.trialsuite.test.Clause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfSealTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final String PASSWORD = "not a secret";

    @TempDir
    private static Path folder;

    private static SealKey key;
    private static SealKey stranger;
    private static byte[] pdf;
    private static byte[] sealed;

    @BeforeAll
    static void seal() {
        key = key("ours, of O=Trialsuite");
        stranger = key("theirs");
        pdf = new PdfaRenderer()
                .render("", "<p>동의합니다. I agree.</p>", new PdfaMetadata("Consent", "ko", "Hospital", NOON));
        sealed = new PdfSeal(key).seal(pdf, "Consent completed", NOON);
    }

    @Test
    void aSealedFileIsIntactAndStillBeginsWithTheBytesThatWereSealed() {
        assertThat(findings(sealed)).isEmpty();
        assertThat(Arrays.copyOf(sealed, pdf.length)).isEqualTo(pdf);
    }

    @Test
    void aStampedSealSaysWhenItExistedAndIsIntact() throws Exception {
        try (var authority = new StampingAuthority()) {
            var stamped = stamping(authority).seal(pdf, "Consent completed", NOON);

            assertThat(findings(stamped)).isEmpty();
            assertThat(Arrays.copyOf(stamped, pdf.length)).isEqualTo(pdf);
            assertThat(PdfaConformance.violations(stamped)).isEmpty();
            assertThat(levels(stamped)).containsExactly(SignatureLevel.PAdES_BASELINE_T);
            // the control
            assertThat(levels(sealed)).containsExactly(SignatureLevel.PAdES_BASELINE_B);
        }
    }

    @Test
    void withoutItsStampNothingIsSealed() throws Exception {
        try (var authority = new StampingAuthority()) {
            for (var mood : List.of(StampingAuthority.Mood.DOWN, StampingAuthority.Mood.STAMPS_SOMETHING_ELSE)) {
                authority.be(mood);

                assertThatExceptionOfType(TimestampAuthority.Unavailable.class)
                        .as(mood.name())
                        .isThrownBy(() -> stamping(authority).seal(pdf, "Consent completed", NOON));
            }
        }
    }

    private static PdfSeal stamping(StampingAuthority authority) {
        return new PdfSeal(key, new TimestampAuthority(authority.url(), Duration.ofSeconds(10)));
    }

    private static List<SignatureLevel> levels(byte[] file) {
        var analyzer = new PDFDocumentAnalyzer(new InMemoryDocument(file, "document.pdf"));
        analyzer.setCertificateVerifier(new CommonCertificateVerifier());
        return analyzer.getSignatures().stream()
                .map(AdvancedSignature::getDataFoundUpToLevel)
                .toList();
    }

    @Test
    @Clause("ALCOA+ legible")
    void aSealedFileIsStillPdfA2a() throws Exception {
        assertThat(PdfaConformance.violations(sealed)).isEmpty();
    }

    /** Outside the signature value's own container, of which version numbers and the like are not signed by anybody. */
    @Test
    @Clause("21 CFR 11.70")
    void aFlippedBitIsFoundWhereverItIsInThePagesOrBehindTheSeal() {
        var text = new String(sealed, StandardCharsets.ISO_8859_1);
        var container = text.indexOf("/Contents <") + "/Contents <".length();
        var padding = text.indexOf("0000000000000000", container) + 16;
        for (var at = 0; at < sealed.length; at = at + 41 > container && at < padding ? padding : at + 41) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(findings(changed)).as("byte %d", at).isNotEmpty();
        }
    }

    @Test
    void anAddedByteIsFound() {
        assertThat(findings(Arrays.copyOf(sealed, sealed.length + 1))).contains("its seal does not cover all of it");
    }

    @Test
    void aFileThatWasSealedByAStrangerIsFound() {
        assertThat(findings(new PdfSeal(stranger).seal(pdf, "Consent completed", NOON)))
                .containsExactly("its seal was made with an unknown key");
    }

    @Test
    void whatAStrangerAddsToASealedFileIsFound() {
        var twice = new PdfSeal(stranger).seal(sealed, "Me too", NOON);

        assertThat(findings(twice))
                .contains("its seal was made with an unknown key", "its seal does not cover all of it");
    }

    @Test
    void aFileWithoutASealOrThatIsNoPdfIsFound() {
        assertThat(findings(pdf)).containsExactly("it has no seal");
        assertThat(findings("no PDF".getBytes(StandardCharsets.UTF_8))).containsExactly("it is not a readable PDF");
    }

    @Test
    void aKeyThatCannotBeReadIsToldByItsFile() throws Exception {
        var missing = folder.resolve("missing.p12");
        var garbage = Files.writeString(folder.resolve("garbage.p12"), "garbage");
        var ours = folder.resolve("ours, of O=Trialsuite.p12");

        for (var file : List.of(missing, garbage)) {
            assertThatExceptionOfType(SealKeyUnusable.class)
                    .isThrownBy(() -> SealKey.read(file, PASSWORD))
                    .withMessageContaining(file.toString());
        }
        assertThatExceptionOfType(SealKeyUnusable.class).isThrownBy(() -> SealKey.read(ours, "wrong"));
        assertThatExceptionOfType(SealKeyUnusable.class)
                .isThrownBy(() -> SealKey.create(ours, PASSWORD, "again", NOON, Duration.ofDays(1)));
        assertThat(key.toString()).isEqualTo("SealKey[" + key.fingerprint() + "]");
    }

    private static List<String> findings(byte[] file) {
        return new SealCheck(Set.of(key.fingerprint())).findings(file);
    }

    private static SealKey key(String name) {
        var file = folder.resolve(name + ".p12");
        SealKey.create(file, PASSWORD, name, NOON.minus(Duration.ofDays(1)), Duration.ofDays(3650));
        return SealKey.read(file, PASSWORD);
    }
}
