package io.trialsuite.consent.copies;

import io.trialsuite.audit.AuditCheckpoints;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.requests.PaperScans;
import io.trialsuite.consent.requests.RequestCatalogue;
import io.trialsuite.consent.requests.SignatureLedger;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.evidence.EvidenceBundle;
import io.trialsuite.signature.seal.SealKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Packs for an inspector what proves one consent; that it was taken away is in the trail that goes with it. */
@Service
public class ExportingEvidence {

    private final FetchingCopies fetching;
    private final RequestCatalogue requests;
    private final SignatureLedger signatures;
    private final DocumentCatalogue documents;
    private final AuditCheckpoints checkpoints;
    private final PaperScans scans;
    private final JsonMapper json;
    private final SealKey key;
    private final Clock clock;

    ExportingEvidence(
            FetchingCopies fetching,
            RequestCatalogue requests,
            SignatureLedger signatures,
            DocumentCatalogue documents,
            AuditCheckpoints checkpoints,
            PaperScans scans,
            JsonMapper json,
            SealKey key,
            Clock clock) {
        this.fetching = fetching;
        this.requests = requests;
        this.signatures = signatures;
        this.documents = documents;
        this.checkpoints = checkpoints;
        this.scans = scans;
        this.json = json;
        this.key = key;
        this.clock = clock;
    }

    public byte[] export(StaffMember by, UUID request) {
        var organization = by.organizationId();
        var copy = fetching.forEvidence(by, request);
        // after the commit of what says so, so that the newest checkpoint covers it
        var newest = checkpoints.create(organization);
        if (newest.isEmpty()) {
            throw new IllegalStateException("An organization with a consent has a trail");
        }
        var version = requests.require(organization, copy.request().request()).versionId();
        var bundle = new EvidenceBundle(request.toString())
                .pdf(copy.pdf())
                .document(documents.canonical(organization, new VersionId(version)))
                .trail(checkpoints.prove(organization, "consent-request", request.toString()));
        for (var signature : signatures.of(copy.request())) {
            bundle.signature(signature.id().toString(), signature.evidence());
            var evidence = json.readTree(new String(signature.evidence(), StandardCharsets.UTF_8));
            if (evidence.has("paper")) {
                var scan = UUID.fromString(evidence.path("paper").path("scanId").asString());
                bundle.paper(scan.toString(), scans.open(copy.request(), scan));
            }
        }
        return bundle.seal(key, clock.instant());
    }
}
