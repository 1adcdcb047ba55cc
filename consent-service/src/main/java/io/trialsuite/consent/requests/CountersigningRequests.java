package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.staff.Investigator;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever obtained the consent signs that they did (ICH E6(R3) 2.8.7), with a delegation and a fresh proof of who they are. */
@Service
public class CountersigningRequests {

    private static final SignatoryRole ROLE = SignatoryRole.OBTAINING_PERSON;

    private final SigningAuthority authority;
    private final Signing signing;
    private final Clock clock;

    CountersigningRequests(SigningAuthority authority, Signing signing, Clock clock) {
        this.authority = authority;
        this.signing = signing;
        this.clock = clock;
    }

    @Transactional
    public IntentView show(Investigator by, RequestId id, SignatureMeaning meaning, String printedName) {
        var at = clock.instant();
        var request = signable(by, id, at);
        var version = signing.effective(request, at);
        var signer = signer(by, printedName);
        return IntentView.of(signing.show(request, version, signer, meaning, at), signer, "RECENT_PROOF");
    }

    @Transactional
    public SignedView confirm(ConfirmCountersignature command) {
        var at = clock.instant();
        var request = signable(command.by(), command.request(), at);
        var version = signing.effective(request, at);
        signing.refuseUnfit(request, ROLE, version, command.signature());
        var signer = signer(command.by(), command.printedName());
        var intent = signing.confirm(request, version, signer, command.intent(), command.documentHash(), at);
        var identity = Identification.byAccount(command.by().provedAt());
        return signing.apply(request, version, signer, intent, command.signature(), identity, at);
    }

    private ConsentRequest signable(Investigator by, RequestId id, Instant at) {
        var request = authority.require(by, id, at);
        request.requireSignable(ROLE, at);
        return request;
    }

    private static Signer signer(Investigator by, String printedName) {
        return new Signer(Signer.account(by.accountId()), ROLE, printedName, by.actor());
    }
}
