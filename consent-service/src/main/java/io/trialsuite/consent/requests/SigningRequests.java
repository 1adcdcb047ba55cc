package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.PublishedVersion;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever holds a link, or a device of the site, signs: signature, events, and with the last one the record and what is owed, or
 * none of it.
 */
@Service
public class SigningRequests {

    private final ConsentRequests requests;
    private final ParticipantSessions sessions;
    private final Addressees addressees;
    private final OneTimeCodes codes;
    private final KioskSessions kiosks;
    private final Signing signing;
    private final Clock clock;

    SigningRequests(
            ConsentRequests requests,
            ParticipantSessions sessions,
            Addressees addressees,
            OneTimeCodes codes,
            KioskSessions kiosks,
            Signing signing,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.addressees = addressees;
        this.codes = codes;
        this.kiosks = kiosks;
        this.signing = signing;
        this.clock = clock;
    }

    /** Shows what will be signed, and mails the code that confirms it. */
    @Transactional
    public IntentView show(Visitor visitor, @Nullable String session, SignatureMeaning meaning) {
        var at = clock.instant();
        var request = requests.requireOfParticipant(visitor.reference());
        sessions.require(visitor, session, at);
        request.requireChallengeable(at);
        request.requireSignable(visitor.role(), at);
        var version = signing.effective(request, at);
        var signer = signer(visitor, request);
        var intent = signing.show(request, version, signer, meaning, at);
        if (visitor.kiosk() != null) {
            return IntentView.of(intent, signer, "DRAWN_SIGNATURE");
        }
        codes.send(visitor, request, intent.id(), at);
        return IntentView.of(intent, signer, Identification.EMAIL_CODE);
    }

    @Transactional
    public SigningOutcome confirm(ConfirmSignature command) {
        var at = clock.instant();
        var visitor = command.visitor();
        var request = requests.requireOfParticipant(visitor.reference());
        sessions.require(visitor, command.session(), at);
        request.requireSignable(visitor.role(), at);
        request.requireChallengeable(at);
        var version = signing.effective(request, at);
        signing.refuseUnfit(request, visitor.role(), version, command.signature());
        var kiosk = visitor.kiosk();
        if (kiosk != null) {
            requireDrawn(command);
            var signed = sign(command, request, version, Identification.onSite(kiosk, at), at);
            kiosks.endAll(visitor.reference(), at);
            sessions.endAll(visitor.reference(), at);
            return signed;
        }
        var refusal = codes.refusal(visitor, request, command.intent(), command.requireCode(), at);
        if (refusal.isPresent()) {
            return new SigningOutcome.Refused(refusal.get());
        }
        var identity = Identification.byCodes(
                sessions.openedAt(visitor, command.session()).orElse(null), at);
        return sign(command, request, version, identity, at);
    }

    private SigningOutcome sign(
            ConfirmSignature command,
            ConsentRequest request,
            PublishedVersion version,
            Identification identity,
            Instant at) {
        var signer = signer(command.visitor(), request);
        var intent = signing.confirm(request, version, signer, command.intent(), command.documentHash(), at);
        return new SigningOutcome.Signed(
                signing.apply(request, version, signer, intent, command.signature(), identity, at));
    }

    private static void requireDrawn(ConfirmSignature command) {
        if (!Signature.HANDWRITTEN.equals(command.signature().get("kind"))) {
            throw new DrawnSignatureRequired();
        }
    }

    private Signer signer(Visitor visitor, ConsentRequest request) {
        return new Signer(
                visitor.signer(request),
                visitor.role(),
                addressees.of(visitor, request).fullName(),
                visitor.actor(request));
    }
}
