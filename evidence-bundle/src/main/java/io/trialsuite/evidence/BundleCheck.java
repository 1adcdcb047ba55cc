package io.trialsuite.evidence;

import static io.trialsuite.evidence.EvidenceBundle.CERTIFICATE;
import static io.trialsuite.evidence.EvidenceBundle.DOCUMENT;
import static io.trialsuite.evidence.EvidenceBundle.JSON;
import static io.trialsuite.evidence.EvidenceBundle.MANIFEST;
import static io.trialsuite.evidence.EvidenceBundle.MANIFEST_SIGNATURE;
import static io.trialsuite.evidence.EvidenceBundle.PDF;
import static io.trialsuite.evidence.EvidenceBundle.SIGNATURES;
import static io.trialsuite.evidence.EvidenceBundle.TRAIL;

import io.trialsuite.audit.AuditCheckpoint;
import io.trialsuite.audit.AuditCheckpoints.Proof;
import io.trialsuite.audit.ProvenEntry;
import io.trialsuite.signature.pdf.PdfText;
import io.trialsuite.signature.seal.SealCertificate;
import io.trialsuite.signature.seal.SealCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether a bundle is what was issued; computes everything, believes nothing, asks nobody. Stateless; thread-safe. */
public final class BundleCheck {

    private BundleCheck() {}

    /**
     * What was found.
     *
     * @param fingerprint of the key that issued it, for whoever has to compare it; empty when there is none
     * @param signatures how many were checked
     * @param entries how many of the trail were checked
     * @param findings what is wrong, empty when the bundle is what was issued
     */
    public record Report(String fingerprint, int signatures, int entries, List<String> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        public boolean isGenuine() {
            return findings.isEmpty();
        }
    }

    /**
     * Checks all of it.
     *
     * @param issuer fingerprint that the key must have; null when whoever checks compares it by eye
     */
    public static Report check(byte[] bundle, @Nullable String issuer) {
        SortedMap<String, byte[]> files;
        try {
            files = BundleZip.read(bundle);
        } catch (IOException damaged) {
            return new Report("", 0, 0, List.of("the file is damaged: " + damaged.getMessage()));
        }
        for (var name : List.of(MANIFEST, MANIFEST_SIGNATURE, CERTIFICATE, PDF, DOCUMENT, TRAIL)) {
            if (!files.containsKey(name)) {
                return new Report("", 0, 0, List.of(name + " is missing"));
            }
        }
        try {
            return new Content(files).check(issuer);
        } catch (RuntimeException malformed) {
            // whoever packs something else into it must get a verdict as well, whatever that does to the reading of it
            return new Report("", 0, 0, List.of("the file is damaged: " + malformed));
        }
    }

    /** A bundle in which everything is there that must be. */
    private static final class Content {

        private final SortedMap<String, byte[]> files;
        private final SealCertificate certificate;
        private final Manifest manifest;
        private final Proof trail;
        private final List<String> findings = new ArrayList<>();

        Content(SortedMap<String, byte[]> files) {
            this.files = files;
            this.certificate = SealCertificate.ofPem(new String(file(CERTIFICATE), StandardCharsets.US_ASCII));
            this.manifest = JSON.readValue(file(MANIFEST), Manifest.class);
            this.trail = JSON.readValue(file(TRAIL), Proof.class);
        }

        Report check(@Nullable String issuer) {
            checkIssuer(issuer);
            checkFiles();
            new SealCheck(Set.of(certificate.fingerprint()))
                    .findings(file(PDF))
                    .forEach(it -> findings.add(PDF + ": " + it));
            var signatures = files.keySet().stream()
                    .filter(name -> name.startsWith(SIGNATURES))
                    .toList();
            checkSignatures(signatures);
            checkTrail();
            return new Report(
                    certificate.fingerprint(),
                    signatures.size(),
                    trail.entries().size(),
                    findings);
        }

        private void checkIssuer(@Nullable String issuer) {
            if (!manifest.format().equals(Manifest.FORMAT)) {
                findings.add("the manifest is of another format: " + manifest.format());
            }
            if (!certificate.hasSigned(file(MANIFEST), file(MANIFEST_SIGNATURE))
                    || !manifest.sealedWith().equals(certificate.fingerprint())) {
                findings.add("the manifest was not signed with the certificate's key");
            }
            if (issuer != null && !issuer.equalsIgnoreCase(certificate.fingerprint())) {
                findings.add("the certificate is not the one you expect, but " + certificate.fingerprint());
            }
        }

        private void checkFiles() {
            var listed =
                    manifest.files().stream().map(Manifest.Entry::name).collect(Collectors.toCollection(TreeSet::new));
            var there = new TreeSet<>(files.keySet());
            there.removeAll(Set.of(MANIFEST, MANIFEST_SIGNATURE));
            if (!listed.equals(there)) {
                findings.add("the files are not those of the manifest");
            }
            for (var entry : manifest.files()) {
                var content = files.get(entry.name());
                if (content != null && !Digests.sha256(content).equals(entry.sha256())) {
                    findings.add(entry.name() + " is not what the manifest says");
                }
            }
        }

        /** Each signature names the document, and the sealed file names each signature. */
        private void checkSignatures(List<String> signatures) {
            if (signatures.isEmpty()) {
                findings.add("there is no signature");
            }
            var document = Digests.sha256(file(DOCUMENT));
            var printed = PdfText.of(file(PDF)).replaceAll("\\s", "");
            for (var name : signatures) {
                var evidence = JSON.readTree(file(name));
                if (!evidence.path("documentHash").asString().equals(document)) {
                    findings.add(name + " belongs to another document");
                }
                if (!evidence.path("requestId").asString().equals(manifest.subject())) {
                    findings.add(name + " belongs to another record");
                }
                checkPaper(name, evidence.path("paper"));
                if (!printed.contains(Digests.sha256(file(name)))) {
                    findings.add(name + " is not in the sealed file");
                }
            }
        }

        private void checkPaper(String name, JsonNode paper) {
            if (paper.isMissingNode()) {
                return;
            }
            var scan = files.get(EvidenceBundle.PAPER + paper.path("scanId").asString() + ".pdf");
            if (scan == null
                    || !Digests.sha256(scan).equals(paper.path("scanHash").asString())) {
                findings.add(name + " attests to another paper");
            }
        }

        private void checkTrail() {
            var checkpoints = trail.checkpoints().stream()
                    .collect(Collectors.toMap(
                            AuditCheckpoint::number, Function.identity(), (one, other) -> one, TreeMap::new));
            for (var checkpoint : checkpoints.values()) {
                if (!checkpoint.keyId().equals(certificate.fingerprint())
                        || !certificate.hasSigned(checkpoint.content(), checkpoint.signature())) {
                    findings.add("the signature of checkpoint %d does not hold".formatted(checkpoint.number()));
                }
            }
            if (trail.entries().isEmpty()) {
                findings.add("the trail is empty");
            }
            for (var entry : trail.entries()) {
                var checkpoint = checkpoints.get(entry.checkpoint());
                if (checkpoint == null || !entry.isProvenBy(checkpoint) || !isAboutIt(entry)) {
                    findings.add(
                            "entry %d of the trail (%s) is not as it was written".formatted(entry.seq(), entry.id()));
                }
            }
        }

        private boolean isAboutIt(ProvenEntry entry) {
            return entry.entityId().equals(manifest.subject());
        }

        private byte[] file(String name) {
            var content = files.get(name);
            if (content == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return content;
        }
    }
}
