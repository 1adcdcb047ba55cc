package io.trialsuite.evidence;

import io.trialsuite.audit.AuditCheckpoints.Proof;
import io.trialsuite.signature.seal.SealKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed document with everything that proves it, as one file that {@link BundleCheck} accepts without a network: the sealed
 * PDF, the exact bytes that were signed, the evidence of each signature, and the trail's entries with their way to a signed
 * checkpoint. Not thread-safe.
 */
public final class EvidenceBundle {

    static final String MANIFEST = "manifest.json";
    static final String MANIFEST_SIGNATURE = "manifest.sig";
    static final String CERTIFICATE = "certificate.pem";
    static final String PDF = "signed.pdf";
    static final String DOCUMENT = "document.json";
    static final String SIGNATURES = "signatures/";
    static final String PAPER = "paper/";
    static final String TRAIL = "audit.json";
    private static final String HELP = "README.txt";

    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String subject;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /**
     * An empty one.
     *
     * @param subject id of the record that it is about
     */
    public EvidenceBundle(String subject) {
        this.subject = subject;
        files.put(HELP, help().getBytes(StandardCharsets.UTF_8));
    }

    /** The sealed file that everybody got. */
    public EvidenceBundle pdf(byte[] pdf) {
        files.put(PDF, pdf);
        return this;
    }

    /** The bytes whose hash the signatures name. */
    public EvidenceBundle document(byte[] canonical) {
        files.put(DOCUMENT, canonical);
        return this;
    }

    /** Everything that proves one signature, as its hash covers it. */
    public EvidenceBundle signature(String id, byte[] evidence) {
        files.put(SIGNATURES + id + ".json", evidence);
        return this;
    }

    /** The scan of what was signed on paper; a signature names its hash. */
    public EvidenceBundle paper(String id, byte[] pdf) {
        files.put(PAPER + id + ".pdf", pdf);
        return this;
    }

    public EvidenceBundle trail(Proof proof) {
        files.put(TRAIL, JSON.writeValueAsBytes(proof));
        return this;
    }

    /** The whole file; the same content, time and key give files that differ in the manifest's signature alone. */
    public byte[] seal(SealKey key, Instant at) {
        files.put(CERTIFICATE, key.certificate().pem().getBytes(StandardCharsets.US_ASCII));
        var entries = files.entrySet().stream()
                .map(file -> new Manifest.Entry(file.getKey(), Digests.sha256(file.getValue()), file.getValue().length))
                .toList();
        var manifest = JSON.writeValueAsBytes(new Manifest(Manifest.FORMAT, subject, at, key.fingerprint(), entries));
        var all = new TreeMap<>(files);
        all.put(MANIFEST, manifest);
        all.put(MANIFEST_SIGNATURE, key.sign(manifest));
        return BundleZip.write(all);
    }

    private static String help() {
        return """
                This file proves a signed document without the system it came from.

                  signed.pdf       the document as everybody got it, sealed (PAdES)
                  document.json    the exact bytes whose SHA-256 the signatures name
                  signatures/      what proves each signature; its SHA-256 stands in signed.pdf
                  paper/           scans of what was signed on paper; their SHA-256 stands in signatures/
                  audit.json       what happened to it, each entry with its way to a signed checkpoint (RFC 9162)
                  certificate.pem  of the key that sealed and signed; compare its SHA-256 with what its owner told you
                  manifest.json    SHA-256 of each file, signed in manifest.sig (ECDSA P-256, SHA-256, DER)

                To check all of it: java -jar evidence-bundle-exec.jar FILE --fingerprint SHA256
                By hand: openssl dgst -sha256 -verify <(openssl x509 -in certificate.pem -pubkey -noout) -signature manifest.sig manifest.json
                """;
    }
}
