package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.SiteApprovals;
import io.trialsuite.consent.records.GrantConsent;
import io.trialsuite.consent.records.KeepingRecords;
import io.trialsuite.input.Finding;
import io.trialsuite.outbox.Outbox;
import io.trialsuite.signature.intent.ConfirmIntent;
import io.trialsuite.signature.intent.Confirmation;
import io.trialsuite.signature.intent.OpenIntent;
import io.trialsuite.signature.intent.SignatureIntent;
import io.trialsuite.signature.intent.SignatureIntents;
import java.time.Instant;
import java.util.ArrayList;
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
    private final SignatureLedger signatures;
    private final KeepingRecords records;
    private final InvitingSignatories inviting;
    private final List<SigningObjection> objections;
    private final List<CompletionListener> listeners;
    private final RequestJournal journal;
    private final Outbox outbox;

    Signing(
            ConsentRequests requests,
            DocumentCatalogue documents,
            SiteApprovals approvals,
            SigningMaterial material,
            SignatureIntents intents,
            SignatureLedger signatures,
            KeepingRecords records,
            InvitingSignatories inviting,
            List<SigningObjection> objections,
            List<CompletionListener> listeners,
            RequestJournal journal,
            Outbox outbox) {
        this.requests = requests;
        this.documents = documents;
        this.approvals = approvals;
        this.material = material;
        this.intents = intents;
        this.signatures = signatures;
        this.records = records;
        this.inviting = inviting;
        this.objections = objections;
        this.listeners = listeners;
        this.journal = journal;
        this.outbox = outbox;
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
        var intent = intents.open(
                new OpenIntent(
                        request.organization(),
                        signer.reference(),
                        subject(request),
                        version.contentHash(),
                        covered(request, version, signer).hash(),
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
        var confirmation = intents.confirm(
                new ConfirmIntent(
                        request.organization(),
                        intent,
                        signer.reference(),
                        subject(request),
                        shownHash,
                        version.contentHash(),
                        covered(request, version, signer).hash()),
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
        var evidence = new SignatureEvidence(
                Signature.nextId(),
                request.id(),
                request.participant().toString(),
                request.version().toString(),
                signer,
                intent,
                covered(request, version, signer),
                sheet.signatureEvidence(drawnOrTyped),
                identity,
                at);
        var evidenceHash = signatures.keep(request, evidence);
        var before = request.state();
        var awaited = request.awaited();
        var signed = request.sign(signer.role(), evidence.signature(), evidence.kind(), version.contentHash(), at);
        outbox.append(RequestMessages.of(signed, request.organization(), request.study()));
        journal.did(
                signer.actor(),
                "consent.request.signed",
                request,
                at,
                before,
                Map.of(
                        "signatureId",
                        signed.signature().toString(),
                        "role",
                        signer.role(),
                        "documentHash",
                        version.contentHash()));
        inviting.inviteNext(request, version, awaited, at);
        if (request.state() == RequestState.COMPLETED) {
            records.grant(granted(request, sheet, evidenceHash, at));
            listeners.forEach(listener -> listener.completed(request.reference()));
        }
        return new SignedView(
                signed.signature(), request.id().value(), request.state(), version.contentHash(), evidenceHash, at);
    }

    private Covered covered(ConsentRequest request, PublishedVersion version, Signer signer) {
        return material.covered(request, signer.role(), version, signer.printedName());
    }

    private static String subject(ConsentRequest request) {
        return "consent-request/" + request.id();
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new AnswersInvalid(findings);
        }
    }

    /** The evidence of the last signature holds the hashes of all before it. */
    private static GrantConsent granted(ConsentRequest request, AnswerSheet sheet, String evidenceHash, Instant at) {
        var granted = new ArrayList<String>();
        granted.add(request.family().name());
        granted.addAll(sheet.purposes(true));
        return new GrantConsent(
                request.organization(),
                request.study(),
                request.id().value(),
                request.participant(),
                request.version(),
                granted,
                sheet.purposes(false),
                evidenceHash,
                at);
    }
}
