package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.requests.NewRequest;
import io.trialsuite.consent.requests.OpeningRequests;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.staff.StaffMember;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks one participant who is at the site: on its device, or on paper. Whoever has no address can be asked in no other way. */
@Service
public class AskingOnSite {

    private final DocumentCatalogue documents;
    private final IdentityVault vault;
    private final CheckingEligibility checking;
    private final OpeningRequests opening;

    AskingOnSite(
            DocumentCatalogue documents, IdentityVault vault, CheckingEligibility checking, OpeningRequests opening) {
        this.documents = documents;
        this.vault = vault;
        this.checking = checking;
        this.opening = opening;
    }

    @Transactional
    public RequestId ask(StaffMember by, VersionId id, ParticipantRef participant) {
        var organization = by.organizationId();
        var version = documents.requireEffective(organization, id);
        vault.requireOfStudy(organization, participant, version.study());
        var recipient = vault.findLocked(organization, List.of(participant)).getFirst();
        var eligibility = checking.of(organization, version, List.of(participant));
        eligibility.reasonAgainstOnSite(recipient).ifPresent(reason -> {
            throw new NotEligible(reason);
        });
        var asked = new NewRequest(
                organization,
                null,
                version,
                recipient,
                eligibility.previous(recipient),
                eligibility.beside(recipient),
                by.accountId());
        var opened = opening.open(List.of(asked), by.actor()).get(participant);
        if (opened == null) {
            throw new NotEligible(SkipReason.OPEN_REQUEST);
        }
        return opened;
    }
}
