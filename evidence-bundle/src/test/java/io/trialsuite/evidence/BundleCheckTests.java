package io.trialsuite.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.audit.ProofFixture;
import io.trialsuite.signature.pdf.PdfaMetadata;
import io.trialsuite.signature.pdf.PdfaRenderer;
import io.trialsuite.signature.seal.PdfSeal;
import io.trialsuite.signature.seal.SealKey;
import io.trialsuite.test.Clause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BundleCheckTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final String SUBJECT = "0197f3c2-0b1c-7d2e-8f30-415263748596";
    private static final byte[] DOCUMENT = "{\"blocks\":[]}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;

    private static SealKey key;
    private static SealKey stranger;
    private static byte[] bundle;

    @BeforeAll
    static void issue() {
        key = key("ours");
        stranger = key("theirs");
        bundle = issue(SUBJECT, DOCUMENT).seal(key, NOON);
    }

    @Test
    void whatWasIssuedIsGenuine() {
        var report = BundleCheck.check(bundle, key.fingerprint());

        assertThat(report.findings()).isEmpty();
        assertThat(report.signatures()).isEqualTo(1);
        assertThat(report.entries()).isEqualTo(3);
        assertThat(BundleCheck.check(bundle, null).isGenuine()).isTrue();
    }

    @Test
    @Clause("21 CFR 11.10(b)")
    void anyFlippedBitIsFound() {
        for (var at = 0; at < bundle.length; at += bundle.length > 20_000 ? 61 : 1) {
            var changed = bundle.clone();
            changed[at] ^= 1;
            assertThat(BundleCheck.check(changed, null).findings())
                    .as("byte %d", at)
                    .isNotEmpty();
        }
        assertThat(BundleCheck.check(Arrays.copyOf(bundle, bundle.length + 1), null)
                        .findings())
                .isNotEmpty();
        assertThat(BundleCheck.check(Arrays.copyOf(bundle, bundle.length - 1), null)
                        .findings())
                .isNotEmpty();
        assertThat(BundleCheck.check(new byte[0], null).findings()).isNotEmpty();
    }

    /** Whoever changes something can write the archive anew, but not sign it. */
    @Test
    void aChangeThatWasPackedAgainIsFound() throws IOException {
        assertThat(repacked(files -> files.put("document.json", "{}".getBytes(StandardCharsets.UTF_8))))
                .contains("document.json is not what the manifest says");
        assertThat(repacked(files -> files.put("more.txt", new byte[1])))
                .containsExactly("the files are not those of the manifest");
        assertThat(repacked(files -> files.remove("README.txt")))
                .containsExactly("the files are not those of the manifest");
        assertThat(repacked(files -> files.remove("signed.pdf"))).containsExactly("signed.pdf is missing");
        assertThat(repacked(files ->
                        files.put("manifest.sig", stranger.sign(files.getOrDefault("manifest.json", new byte[0])))))
                .containsExactly("the manifest was not signed with the certificate's key");
        assertThat(repacked(files -> files.put("certificate.pem", new byte[1]))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manifest.json | {}",
                "manifest.json | []",
                "audit.json | {}",
                "audit.json | {\"entries\":[{}],\"checkpoints\":[{}]}",
                "signatures/1.json | 7",
                "signatures/1.json | not JSON",
                "document.json | ''",
                "signed.pdf | %PDF-1.7"
            })
    void whateverIsPackedIntoItGetsAVerdict(String name, String content) throws IOException {
        assertThat(repacked(files -> files.put(name, content.getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();
    }

    @Test
    void aBundleThatAStrangerIssuedIsFoundByTheFingerprint() {
        var forged = issue(SUBJECT, DOCUMENT).seal(stranger, NOON);

        assertThat(BundleCheck.check(forged, key.fingerprint()).findings())
                .anyMatch(it -> it.startsWith("the certificate is not the one you expect"))
                .contains("signed.pdf: its seal was made with an unknown key");
    }

    @Test
    void partsOfOtherRecordsAreFound() {
        var otherDocument = issue(SUBJECT, DOCUMENT)
                .document("{}".getBytes(StandardCharsets.UTF_8))
                .seal(key, NOON);
        var otherSignature = issue(SUBJECT, DOCUMENT)
                .signature("2", evidence("another", DOCUMENT))
                .seal(key, NOON);
        var otherTrail = issue(SUBJECT, DOCUMENT)
                .trail(ProofFixture.of("another", key, NOON))
                .seal(key, NOON);
        var forgedTrail = issue(SUBJECT, DOCUMENT)
                .trail(ProofFixture.of(SUBJECT, stranger, NOON))
                .seal(key, NOON);

        assertThat(BundleCheck.check(otherDocument, null).findings())
                .containsExactly("signatures/1.json belongs to another document");
        assertThat(BundleCheck.check(otherSignature, null).findings())
                .containsExactly(
                        "signatures/2.json belongs to another record", "signatures/2.json is not in the sealed file");
        assertThat(BundleCheck.check(otherTrail, null).findings()).hasSize(3);
        assertThat(BundleCheck.check(forgedTrail, null).findings())
                .containsExactly("the signature of checkpoint 1 does not hold");
    }

    @Test
    void theCommandTellsItsVerdictByItsExitCode() throws IOException {
        var genuine = Files.write(folder.resolve("genuine.zip"), bundle);
        var changed = bundle.clone();
        changed[changed.length / 2] ^= 1;
        var tampered = Files.write(folder.resolve("tampered.zip"), changed);

        assertThat(run(genuine.toString(), "--fingerprint", key.fingerprint())).isZero();
        assertThat(run(tampered.toString())).isEqualTo(1);
        assertThat(run(genuine.toString(), "--fingerprint", stranger.fingerprint()))
                .isEqualTo(1);
        assertThat(run(folder.resolve("missing.zip").toString())).isEqualTo(2);
    }

    private static int run(String... arguments) {
        return new CommandLine(new VerifyBundle()).execute(arguments);
    }

    private static List<String> repacked(Consumer<SortedMap<String, byte[]>> change) throws IOException {
        var files = BundleZip.read(bundle);
        change.accept(files);
        return BundleCheck.check(BundleZip.write(files), null).findings();
    }

    private static EvidenceBundle issue(String subject, byte[] document) {
        var evidence = evidence(subject, document);
        var metadata = new PdfaMetadata("Consent", "en", "Hospital", NOON);
        var pdf = new PdfaRenderer().render("", "<p>" + Digests.sha256(evidence) + "</p>", metadata);
        return new EvidenceBundle(subject)
                .pdf(new PdfSeal(key).seal(pdf, "Consent completed", NOON))
                .document(document)
                .signature("1", evidence)
                .trail(ProofFixture.of(subject, key, NOON));
    }

    private static byte[] evidence(String subject, byte[] document) {
        return "{\"requestId\":\"%s\",\"documentHash\":\"%s\"}"
                .formatted(subject, Digests.sha256(document))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static SealKey key(String name) {
        var file = folder.resolve(name + ".p12");
        SealKey.create(file, "only for tests", name, NOON.minus(Duration.ofDays(1)), Duration.ofDays(3650));
        return SealKey.read(file, "only for tests");
    }
}
