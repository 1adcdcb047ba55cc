package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.SiteApprovals;
import io.trialsuite.input.Finding;
import io.trialsuite.signature.intent.ConfirmIntent;
import io.trialsuite.signature.intent.Confirmation;
import io.trialsuite.signature.intent.OpenIntent;
import io.trialsuite.signature.intent.SignatureIntent;
import io.trialsuite.signature.intent.SignatureIntents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What all signatures have in common, whoever gives them: shown, confirmed, kept with their evidence; and with the last one the
 * consent is given. The caller holds the request's lock and knows who signs.
 */
@Component
class Signing {

    private final ConsentRequests requests;
    private final DocumentCatalogue documents;
    private final SiteApprovals approvals;
    private final SigningMaterial material;
    private final SignatureIntents intents;
    private final KeepingSignatures keeping;
    private final InvitingSignatories inviting;
    private final List<SigningObjection> objections;
    private final RequestJournal journal;

    Signing(
            ConsentRequests requests,
            DocumentCatalogue documents,
            SiteApprovals approvals,
            SigningMaterial material,
            SignatureIntents intents,
            KeepingSignatures keeping,
            InvitingSignatories inviting,
            List<SigningObjection> objections,
            RequestJournal journal) {
        this.requests = requests;
        this.documents = documents;
        this.approvals = approvals;
        this.material = material;
        this.intents = intents;
        this.keeping = keeping;
        this.inviting = inviting;
        this.objections = objections;
        this.journal = journal;
    }

    /** What is to be signed, if it may be at the participant's site at this moment (CI-1). */
    PublishedVersion effective(ConsentRequest request, Instant at) {
        var version = documents.requireEffective(request.organization(), request.version());
        approvals.require(request.organization(), version.id(), requests.requireSite(request.reference()), at);
        return version;
    }

    /** Whether anything has to be settled before. */
    private void requireNoObjection(ConsentRequest request, SignatoryRole role) {
        objections.forEach(it -> it.requireNone(request.reference(), role));
    }

    SignatureIntent show(
            ConsentRequest request, PublishedVersion version, Signer signer, SignatureMeaning meaning, Instant at) {
        requireNoObjection(request, signer.role());
        var fitting = SignatureMeaning.of(signer.role());
        if (meaning != fitting) {
            throw new MeaningUnfit(fitting);
        }
        if (signer.role() == request.respondent()) {
            refuse(material.check(request, version));
        }
        return open(request, version, signer, meaning, covered(request, version, signer), at);
    }

    SignatureIntent open(
            ConsentRequest request,
            PublishedVersion version,
            Signer signer,
            SignatureMeaning meaning,
            Covered covered,
            Instant at) {
        var intent = intents.open(
                new OpenIntent(
                        request.organization(),
                        signer.reference(),
                        subject(request),
                        version.contentHash(),
                        covered.hash(),
                        meaning.name(),
                        meaning.sentenceVersion(),
                        request.locale()),
                at);
        journal.did(
                signer.actor(),
                "consent.signature.announced",
                request,
                at,
                request.state(),
                Map.of("intentId", intent.id().toString(), "role", signer.role()));
        return intent;
    }

    /** What stands in the way is said before anything is used up. */
    void refuseUnfit(
            ConsentRequest request, SignatoryRole role, PublishedVersion version, Map<String, Object> signature) {
        requireNoObjection(request, role);
        refuse(material.sheet(request, version).checkSignature(signature));
    }

    SignatureIntent confirm(
            ConsentRequest request,
            PublishedVersion version,
            Signer signer,
            UUID intent,
            String shownHash,
            Instant at) {
        return confirm(request, version, signer, intent, shownHash, covered(request, version, signer), at);
    }

    SignatureIntent confirm(
            ConsentRequest request,
            PublishedVersion version,
            Signer signer,
            UUID intent,
            String shownHash,
            Covered covered,
            Instant at) {
        var confirmation = intents.confirm(
                new ConfirmIntent(
                        request.organization(),
                        intent,
                        signer.reference(),
                        subject(request),
                        shownHash,
                        version.contentHash(),
                        covered.hash()),
                at);
        return switch (confirmation) {
            case Confirmation.Confirmed confirmed -> confirmed.intent();
            case Confirmation.Unknown unknown -> throw new IntentUnknown();
            case Confirmation.Expired expired -> throw new IntentExpired();
            case Confirmation.Used used -> throw new AlreadySigned();
            case Confirmation.Changed changed -> throw new DocumentChanged();
        };
    }

    SignedView apply(
            ConsentRequest request,
            PublishedVersion version,
            Signer signer,
            SignatureIntent intent,
            Map<String, Object> drawnOrTyped,
            Identification identity,
            Instant at) {
        var sheet = material.sheet(request, version);
        var given = new ConfirmedSignature(
                signer,
                intent,
                covered(request, version, signer),
                sheet,
                sheet.signatureEvidence(drawnOrTyped),
                identity);
        var awaited = request.awaited();
        var signed = keeping.keep(
                request,
                given,
                at,
                at,
                evidence ->
                        request.sign(signer.role(), evidence.signature(), evidence.kind(), version.contentHash(), at));
        inviting.inviteNext(request, version, awaited, at);
        return signed;
    }

    /** The consent holds since the paper was signed; that it was recorded later stands in its evidence. */
    SignedView applyOnPaper(
            ConsentRequest request, PublishedVersion version, ConfirmedSignature given, Instant signedAt, Instant at) {
        return keeping.keep(
                request,
                given,
                signedAt,
                at,
                evidence -> request.signOnPaper(evidence.signature(), evidence.kind(), version.contentHash(), at));
    }

    private Covered covered(ConsentRequest request, PublishedVersion version, Signer signer) {
        return material.covered(request, signer.role(), version, signer.printedName());
    }

    private static String subject(ConsentRequest request) {
        return "consent-request/" + request.id();
    }

    static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new AnswersInvalid(findings);
        }
    }
}
