package io.trialsuite.consent.requests;

import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.participants.Recipient;
import io.trialsuite.consent.signatories.Signatory;
import io.trialsuite.consent.signatories.SignatoryRegister;
import org.springframework.stereotype.Component;

/** Who a visitor is to us: the name they sign with, and the address that was registered for them. */
@Component
class Addressees {

    private final IdentityVault vault;
    private final SignatoryRegister signatories;

    Addressees(IdentityVault vault, SignatoryRegister signatories) {
        this.vault = vault;
        this.signatories = signatories;
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
