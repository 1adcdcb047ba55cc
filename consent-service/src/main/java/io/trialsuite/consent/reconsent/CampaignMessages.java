package io.trialsuite.consent.reconsent;

import io.trialsuite.consent.reconsent.HeldConsents.Held;
import io.trialsuite.outbox.OutboxMessage;
import java.util.List;

/** Our facts as the contracts say them. */
final class CampaignMessages {

    private CampaignMessages() {}

    record ReconsentRequiredV1(
            String recordId,
            String participantRef,
            String fromVersion,
            String toVersion,
            String basis,
            String dueBy,
            List<String> changedBlockIds) {}

    static OutboxMessage required(Campaign campaign, Held consent) {
        var data = new ReconsentRequiredV1(
                consent.record().toString(),
                consent.participant().toString(),
                campaign.from().toString(),
                campaign.to().toString(),
                campaign.basis().name(),
                campaign.dueBy().toString(),
                campaign.changed());
        return OutboxMessage.of("consent.record.reconsent-required.v1", consent.record(), campaign.startedAt(), data)
                .with("organizationid", campaign.organization())
                .with("studyid", campaign.study());
    }
}
