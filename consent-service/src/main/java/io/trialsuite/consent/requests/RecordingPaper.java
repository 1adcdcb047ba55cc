package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.SiteApprovals;
import io.trialsuite.consent.staff.Investigator;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.signature.pdf.PdfCheck;
import io.trialsuite.signature.pdf.PdfCheck.Limits;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Consents that were given on paper: scanned, transcribed, and attested by somebody who may obtain consents at the site. */
@Service
public class RecordingPaper {

    private static final SignatoryRole ROLE = SignatoryRole.OBTAINING_PERSON;
    private static final PdfCheck CHECK = new PdfCheck(new Limits(200, 1024L * 1024 * 1024, 100_000_000));

    private final ConsentRequests requests;
    private final SigningAuthority authority;
    private final DocumentCatalogue documents;
    private final SiteApprovals approvals;
    private final PaperScans scans;
    private final SigningMaterial material;
    private final Signing signing;
    private final RequestJournal journal;
    private final Clock clock;

    RecordingPaper(
            ConsentRequests requests,
            SigningAuthority authority,
            DocumentCatalogue documents,
            SiteApprovals approvals,
            PaperScans scans,
            SigningMaterial material,
            Signing signing,
            RequestJournal journal,
            Clock clock) {
        this.requests = requests;
        this.authority = authority;
        this.documents = documents;
        this.approvals = approvals;
        this.scans = scans;
        this.material = material;
        this.signing = signing;
        this.journal = journal;
        this.clock = clock;
    }

    /** Looks at the file before anything is locked for it. */
    public static int requireFit(byte[] pdf) {
        return switch (CHECK.check(pdf)) {
            case PdfCheck.Result.Fit fit -> fit.pages();
            case PdfCheck.Result.Unfit unfit -> throw new ScanRefused(unfit.code(), unfit.reason());
        };
    }

    /** Keeps the scan; nothing is given by it yet. */
    @Transactional
    public PaperScanView keep(Investigator by, RequestId id, byte[] pdf, int pages) {
        var at = clock.instant();
        var request = recordable(by, id, at);
        var kept = scans.keep(request.reference(), pdf, pages, by.accountId(), at);
        journal.did(
                by.actor(),
                "consent.paper.scanned",
                request,
                at,
                request.state(),
                Map.of("scanId", kept.scanId().toString(), "scanHash", kept.sha256()));
        return kept;
    }

    @Transactional
    public byte[] fetch(StaffMember by, RequestId id, UUID scan) {
        var reference = new RequestRef(by.organizationId(), id);
        var request = requests.requireLocked(reference);
        var pdf = scans.open(reference, scan);
        journal.did(
                by.actor(),
                "consent.paper.fetched",
                request,
                clock.instant(),
                request.state(),
                Map.of("scanId", scan.toString()));
        return pdf;
    }

    /** Shows what will be attested to. */
    @Transactional
    public IntentView show(Investigator by, RequestId id, String printedName, PaperTranscript transcript) {
        var at = clock.instant();
        var request = recordable(by, id, at);
        var version = version(request, transcript, at);
        var signer = signer(by, printedName);
        var covered = material.coveredOnPaper(request, version, transcript, printedName);
        return IntentView.of(
                signing.open(request, version, signer, SignatureMeaning.PAPER_ATTESTED, covered, at),
                signer,
                "RECENT_PROOF");
    }

    @Transactional
    public SignedView confirm(AttestPaper command) {
        var at = clock.instant();
        var request = recordable(command.by(), command.request(), at);
        var version = version(request, command.transcript(), at);
        var signer = signer(command.by(), command.printedName());
        var covered = material.coveredOnPaper(request, version, command.transcript(), command.printedName());
        var sheet = material.transcribed(version, command.transcript());
        Signing.refuse(sheet.checkSignature(command.signature()));
        var intent = signing.confirm(request, version, signer, command.intent(), command.documentHash(), covered, at);
        var given = new ConfirmedSignature(
                signer,
                intent,
                covered,
                sheet,
                sheet.signatureEvidence(command.signature()),
                Identification.byAccount(command.by().provedAt()));
        return signing.applyOnPaper(
                request, version, given, command.transcript().signedAt(), at);
    }

    /** Of a version that was in force at the site when it was signed (CI-1), by everybody who had to (CI-3). */
    private PublishedVersion version(ConsentRequest request, PaperTranscript transcript, Instant at) {
        var version = documents.requirePublished(request.organization(), request.version());
        if (transcript.signedAt().isAfter(at) || transcript.signedAt().isBefore(version.frozenAt())) {
            throw new SignedOutOfTime();
        }
        var site = requests.requireSite(request.reference());
        approvals.requireThen(request.organization(), version.id(), site, transcript.signedAt());
        transcript.requireComplete(request.rule());
        Signing.refuse(material.transcribed(version, transcript).check());
        return version;
    }

    private ConsentRequest recordable(Investigator by, RequestId id, Instant at) {
        var request = authority.require(by, id, at);
        request.requireUnanswered(at);
        return request;
    }

    private static Signer signer(Investigator by, String printedName) {
        return new Signer(Signer.account(by.accountId()), ROLE, printedName, by.actor());
    }
}
