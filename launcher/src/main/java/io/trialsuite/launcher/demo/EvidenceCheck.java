package io.trialsuite.launcher.demo;

import io.trialsuite.evidence.BundleCheck;
import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.signature.seal.SealCertificate;
import io.trialsuite.signature.seal.SealCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipInputStream;

/** What is left of a consent when nobody asks the suite any more: a sealed file, and evidence that proves itself. */
final class EvidenceCheck {

    private static final String REQUESTS = "/consent-requests/";
    private static final String NOT_THERE = "pdfsig is not installed";

    private final Session session;
    private final Path folder;

    /** @param folder where the files are left for whoever wants to look at them */
    EvidenceCheck(Session session, Path folder) {
        this.session = session;
        this.folder = folder;
    }

    /** Every signed request has its copy, and everything that proves it holds. */
    void awaitIntact(Set<String> requests) {
        for (var request : requests) {
            var seen = Awaiting.until(
                    "the sealed copy of request " + request,
                    () -> session.get(Service.CONSENT, REQUESTS + request + "/verification")
                            .send(),
                    Reply::isSuccess);
            if (!seen.body().path("intact").asBoolean(false)) {
                throw new SuiteFailure("Request " + request + " is not intact: " + seen.body() + ".");
            }
        }
    }

    Path savePdf(String request) {
        return save("consent.pdf", REQUESTS + request + "/copy", "application/pdf");
    }

    Path saveEvidence(String request) {
        return save("evidence.zip", REQUESTS + request + "/evidence", "application/zip");
    }

    private Path save(String name, String path, String type) {
        var content = session.get(Service.CONSENT, path).header("Accept", type).requiredFile();
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The verdict of poppler, which knows nothing of us; our own where it is not installed. */
    String verdictOn(Path pdf, Path evidence) {
        var verdict = pdfsig(pdf);
        if (verdict.equals(NOT_THERE)) {
            var findings = new SealCheck(Set.of(certificate(evidence).fingerprint())).findings(bytes(pdf));
            require(findings.isEmpty(), "The seal does not hold: " + findings + ".");
            return NOT_THERE + "; our own check accepts the seal";
        }
        require(
                verdict.contains("Signature is Valid") && verdict.contains("Total document signed"),
                "pdfsig does not accept the seal:\n" + verdict);
        return "pdfsig: Signature is Valid, Total document signed";
    }

    void requireGenuine(Path evidence) {
        var report = BundleCheck.check(bytes(evidence), null);
        require(report.isGenuine(), "The evidence does not prove itself: " + report.findings() + ".");
    }

    void requireRejectedAfterOneFlippedBit(Path evidence) {
        var changed = bytes(evidence);
        changed[changed.length / 2] ^= 1;
        require(!BundleCheck.check(changed, null).isGenuine(), "A flipped bit is not found.");
    }

    private static String pdfsig(Path pdf) {
        try {
            var process = new ProcessBuilder("pdfsig", pdf.toString())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notInstalled) {
            return NOT_THERE;
        }
    }

    private static SealCertificate certificate(Path evidence) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes(evidence)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("certificate.pem")) {
                    return SealCertificate.ofPem(new String(zip.readAllBytes(), StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new SuiteFailure("The evidence has no certificate.");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SuiteFailure(otherwise);
        }
    }
}
