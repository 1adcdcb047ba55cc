package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SiteApprovals;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.reconsent.HeldConsents;
import io.trialsuite.consent.requests.OpeningRequests;
import io.trialsuite.consent.signatories.SignatoryRegister;
import io.trialsuite.consent.studies.StudyCatalogue;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks up, for many participants at once, what decides whether they can be asked. */
@Component
class CheckingEligibility {

    private final StudyCatalogue studies;
    private final SiteApprovals approvals;
    private final SignatoryRegister signatories;
    private final HeldConsents consents;
    private final OpeningRequests requests;
    private final Clock clock;

    CheckingEligibility(
            StudyCatalogue studies,
            SiteApprovals approvals,
            SignatoryRegister signatories,
            HeldConsents consents,
            OpeningRequests requests,
            Clock clock) {
        this.studies = studies;
        this.approvals = approvals;
        this.signatories = signatories;
        this.consents = consents;
        this.requests = requests;
        this.clock = clock;
    }

    Eligibility of(UUID organization, PublishedVersion version, Collection<ParticipantRef> participants) {
        return new Eligibility(
                version,
                studies.activeSites(organization, version.study()),
                approvals.effectiveSites(organization, version.id(), clock.instant()),
                signatories.named(organization, version.signingRule(), participants),
                consents.of(organization, version, participants),
                requests.alreadyAsked(organization, version.family(), participants));
    }
}
