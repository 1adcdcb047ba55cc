package io.trialsuite.consent.requests;

import io.trialsuite.consent.records.GrantConsent;
import io.trialsuite.consent.records.KeepingRecords;
import io.trialsuite.consent.requests.RequestEvent.RequestSigned;
import io.trialsuite.outbox.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes signatures down with their evidence; with the last one that a request needs, the consent is given. */
@Component
class KeepingSignatures {

    private final SignatureLedger signatures;
    private final KeepingRecords records;
    private final List<CompletionListener> listeners;
    private final RequestJournal journal;
    private final Outbox outbox;

    KeepingSignatures(
            SignatureLedger signatures,
            KeepingRecords records,
            List<CompletionListener> listeners,
            RequestJournal journal,
            Outbox outbox) {
        this.signatures = signatures;
        this.records = records;
        this.listeners = listeners;
        this.journal = journal;
        this.outbox = outbox;
    }

    /**
     * Keeps one; the caller holds the request's lock.
     *
     * @param validFrom since when the consent holds, if this completes it
     * @param sign tells the request of it
     */
    SignedView keep(
            ConsentRequest request,
            ConfirmedSignature given,
            Instant validFrom,
            Instant at,
            Function<SignatureEvidence, RequestSigned> sign) {
        var evidence = new SignatureEvidence(
                Signature.nextId(),
                request.id(),
                request.participant().toString(),
                request.version().toString(),
                given.signer(),
                given.intent(),
                given.covered(),
                given.drawnOrTyped(),
                given.identity(),
                at);
        var evidenceHash = signatures.keep(request, evidence);
        var before = request.state();
        var signed = sign.apply(evidence);
        outbox.append(RequestMessages.of(signed, request.organization(), request.study()));
        journal.did(
                given.signer().actor(),
                "consent.request.signed",
                request,
                at,
                before,
                Map.of(
                        "signatureId",
                        signed.signature().toString(),
                        "role",
                        signed.role(),
                        "meaningCode",
                        signed.meaning(),
                        "documentHash",
                        signed.documentHash()));
        if (request.state() == RequestState.COMPLETED) {
            records.grant(granted(request, given.sheet(), evidenceHash, validFrom, at));
            listeners.forEach(listener -> listener.completed(request.reference()));
        }
        return new SignedView(
                signed.signature(), request.id().value(), request.state(), signed.documentHash(), evidenceHash, at);
    }

    /** The evidence of the last signature holds the hashes of all before it. */
    private static GrantConsent granted(
            ConsentRequest request, AnswerSheet sheet, String evidenceHash, Instant validFrom, Instant at) {
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
                validFrom,
                at);
    }
}
