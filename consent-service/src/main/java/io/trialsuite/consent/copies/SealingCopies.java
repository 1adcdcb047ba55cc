package io.trialsuite.consent.copies;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.copies.SealingWork.Claim;
import io.trialsuite.consent.correspondence.ParticipantLetters;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.consent.requests.Addressees;
import io.trialsuite.consent.requests.CompletionListener;
import io.trialsuite.consent.requests.RequestCatalogue;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.outbox.MessageContext;
import io.trialsuite.outbox.Outbox;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is owed when everybody has signed: the copy is noted at once, made behind the scenes, kept, and announced by mail. */
@Service
class SealingCopies implements CompletionListener {

    private static final AuditActor SEALER = AuditActor.system("sealing-worker");

    private final SealingWork work;
    private final SealedCopies copies;
    private final RequestCatalogue requests;
    private final DocumentCatalogue documents;
    private final Addressees addressees;
    private final ParticipantLetters letters;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SealingLoop loop;

    SealingCopies(
            SealingWork work,
            SealedCopies copies,
            RequestCatalogue requests,
            DocumentCatalogue documents,
            Addressees addressees,
            ParticipantLetters letters,
            Outbox outbox,
            AuditTrail audit,
            SealingLoop loop) {
        this.work = work;
        this.copies = copies;
        this.requests = requests;
        this.documents = documents;
        this.addressees = addressees;
        this.letters = letters;
        this.outbox = outbox;
        this.audit = audit;
        this.loop = loop;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void completed(RequestRef request) {
        var correlation = MessageContext.current()
                .map(MessageContext::correlationId)
                .orElseGet(() -> request.request().toString());
        work.add(request, correlation);
        loop.wakeAfterCommit();
    }

    /** Unless another worker has kept one meanwhile. Who has no address is handed the copy by the site. */
    @Transactional
    public void keep(Claim claim, SealedCopy copy) {
        if (!work.finish(claim)) {
            return;
        }
        var person = addressees.respondent(copy.request());
        if (person.email() == null) {
            copies.keep(copy, null);
        } else {
            var mail = ParticipantLetters.nextMail();
            copies.keep(copy, mail);
            outbox.append(letters.copy(letter(copy, person, mail), copy.sealedAt()));
        }
        audit.record(new AuditEntry(
                copy.request().organization(),
                SEALER,
                "consent.copy.sealed",
                "consent-request",
                copy.request().request().toString(),
                copy.sealedAt(),
                null,
                Map.of("pdfHash", copy.hash(), "sealedWith", copy.sealedWith()),
                null));
    }

    private ParticipantLetters.Letter letter(SealedCopy copy, Recipient person, UUID mail) {
        var organization = copy.request().organization();
        var request = requests.require(organization, copy.request().request());
        var version = documents.requirePublished(organization, new VersionId(request.versionId()));
        return new ParticipantLetters.Letter(
                mail,
                organization,
                version.study().value(),
                version.studyTitle(),
                request.requestId(),
                person,
                person.language(),
                request.dispatchedBy(),
                copy.sealedAt());
    }
}
