package io.trialsuite.consent.copies;

import io.trialsuite.audit.AuditCheckpoints;
import io.trialsuite.audit.AuditVerification;
import io.trialsuite.audit.AuditVerification.Result.Broken;
import io.trialsuite.consent.copies.Verification.Flaw;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.consent.keys.ValueDamaged;
import io.trialsuite.consent.requests.KeptSignature;
import io.trialsuite.consent.requests.PaperScans;
import io.trialsuite.consent.requests.RequestCatalogue;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.requests.SignatureLedger;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.signature.pdf.PdfText;
import io.trialsuite.signature.seal.SealCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads everything again that proves a consent, and believes none of it. */
@Service
public class VerifyingCopies {

    private final SealedCopies copies;
    private final RequestCatalogue requests;
    private final SignatureLedger signatures;
    private final DocumentCatalogue documents;
    private final PaperScans scans;
    private final SealCheck seals;
    private final AuditVerification trail;
    private final AuditCheckpoints checkpoints;
    private final JsonMapper json;

    VerifyingCopies(
            SealedCopies copies,
            RequestCatalogue requests,
            SignatureLedger signatures,
            DocumentCatalogue documents,
            PaperScans scans,
            SealCheck seals,
            AuditVerification trail,
            AuditCheckpoints checkpoints,
            JsonMapper json) {
        this.copies = copies;
        this.requests = requests;
        this.signatures = signatures;
        this.documents = documents;
        this.scans = scans;
        this.seals = seals;
        this.trail = trail;
        this.checkpoints = checkpoints;
        this.json = json;
    }

    public Verification verify(StaffMember by, RequestId verified) {
        var reference = new RequestRef(by.organizationId(), verified);
        var request = requests.require(reference.organization(), reference.request());
        var flaws = new ArrayList<Flaw>();
        var copy = opened("copy", () -> copies.require(reference), flaws);
        copy.ifPresent(it -> check(it, flaws));
        var printed = copy.map(it -> PdfText.of(it.pdf()).replaceAll("\\s", ""));
        var versionHash = Sha256.hex(documents.canonical(reference.organization(), new VersionId(request.versionId())));
        for (var id : signatures.ids(reference)) {
            opened("signature", () -> signatures.require(reference, id), flaws).ifPresent(signature -> {
                for (var flaw : check(signature, request.versionId(), versionHash, printed)) {
                    flaws.add(new Flaw("signature", id.toString(), flaw));
                }
                checkPaper(reference, signature, flaws);
            });
        }
        checkTrail(reference.organization(), flaws);
        return new Verification(
                flaws.isEmpty(),
                copy.map(SealedCopy::hash).orElse(null),
                copy.map(SealedCopy::sealedWith).orElse(null),
                flaws);
    }

    /** What was changed in its encrypted form does not open, and the row that holds it is named. */
    private static <T> Optional<T> opened(String part, Supplier<T> kept, List<Flaw> flaws) {
        try {
            return Optional.of(kept.get());
        } catch (ValueDamaged damaged) {
            flaws.add(new Flaw(part, damaged.place().row().toString(), "it does not open: it is not what was kept"));
            return Optional.empty();
        }
    }

    private void check(SealedCopy copy, List<Flaw> flaws) {
        var row = copy.request().request().toString();
        if (!Sha256.hex(copy.pdf()).equals(copy.hash())) {
            flaws.add(new Flaw("copy", row, "its bytes are not those that were kept"));
        }
        seals.findings(copy.pdf()).forEach(it -> flaws.add(new Flaw("seal", row, it)));
    }

    private void checkPaper(RequestRef reference, KeptSignature signature, List<Flaw> flaws) {
        var paper = json.readTree(new String(signature.evidence(), StandardCharsets.UTF_8))
                .path("paper");
        if (paper.isMissingNode()) {
            return;
        }
        var scan = UUID.fromString(paper.path("scanId").asString());
        opened("paper", () -> scans.open(reference, scan), flaws)
                .filter(it -> !Sha256.hex(it).equals(paper.path("scanHash").asString()))
                .ifPresent(
                        it -> flaws.add(new Flaw("paper", scan.toString(), "it is not the one that was attested to")));
    }

    private void checkTrail(UUID organization, List<Flaw> flaws) {
        if (trail.verify(organization) instanceof Broken broken) {
            var row = broken.id() == null
                    ? Long.toString(broken.seq())
                    : broken.id().toString();
            flaws.add(new Flaw("audit-trail", row, broken.reason()));
        }
        checkpoints
                .findings(organization)
                .forEach(it -> flaws.add(new Flaw("audit-checkpoint", organization.toString(), it)));
    }

    private List<String> check(KeptSignature signature, UUID version, String versionHash, Optional<String> printed) {
        var flaws = new ArrayList<String>();
        var evidence = json.readTree(new String(signature.evidence(), StandardCharsets.UTF_8));
        if (!Sha256.hex(signature.evidence()).equals(signature.evidenceHash())) {
            flaws.add("its evidence is not what was kept");
        }
        if (!signature.versionId().equals(version)
                || !evidence.path("versionId").asString().equals(version.toString())) {
            flaws.add("it was given to another version");
        }
        if (!signature.documentHash().equals(versionHash)
                || !evidence.path("documentHash").asString().equals(versionHash)) {
            flaws.add("the document is not the one that was signed");
        }
        if (printed.filter(it -> !it.contains(signature.evidenceHash())
                        || !it.contains(signature.id().toString()))
                .isPresent()) {
            flaws.add("it is not the one on the sealed copy");
        }
        return flaws;
    }
}
