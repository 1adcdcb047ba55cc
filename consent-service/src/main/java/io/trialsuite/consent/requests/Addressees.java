package io.trialsuite.consent.requests;

import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.consent.signatories.Signatory;
import io.trialsuite.consent.signatories.SignatoryRegister;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who a visitor is to us: the name they sign with, and the address that was registered for them. */
@Component
public class Addressees {

    private final ConsentRequests requests;
    private final ParticipantLinks links;
    private final IdentityVault vault;
    private final SignatoryRegister signatories;

    Addressees(ConsentRequests requests, ParticipantLinks links, IdentityVault vault, SignatoryRegister signatories) {
        this.requests = requests;
        this.links = links;
        this.vault = vault;
        this.signatories = signatories;
    }

    /** Who has answered, and gets the copy: the participant, or who consents for them. */
    @Transactional(readOnly = true)
    public Recipient respondent(RequestRef reference) {
        var request = requests.require(reference);
        return links.visitors(reference).stream()
                .filter(visitor -> visitor.role() == request.respondent())
                .findFirst()
                .map(visitor -> of(visitor, request))
                .orElseThrow(() -> new IllegalStateException("Request " + request.id() + " has no link"));
    }

    Recipient of(Visitor visitor, ConsentRequest request) {
        var participant = vault.require(request.organization(), request.participant());
        return visitor.signatory() == null
                ? participant
                : beside(participant, signatories.require(request.organization(), visitor.signatory()));
    }

    /** Reads the document in the participant's language, as it will be signed. */
    static Recipient beside(Recipient participant, Signatory signatory) {
        return new Recipient(
                participant.participant(),
                participant.site(),
                participant.siteName(),
                participant.active(),
                signatory.fullName(),
                signatory.email(),
                participant.language());
    }
}
