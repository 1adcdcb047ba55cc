package io.trialsuite.consent.reconsent;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.participants.CreateGroup;
import io.trialsuite.consent.participants.FormingGroups;
import io.trialsuite.consent.reconsent.HeldConsents.Held;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out who has to be asked again and says so of each of them; a batch to their group asks. */
@Service
public class StartingCampaigns {

    private final DocumentCatalogue documents;
    private final HeldConsents consents;
    private final FormingGroups groups;
    private final CampaignRows rows;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    StartingCampaigns(
            DocumentCatalogue documents,
            HeldConsents consents,
            FormingGroups groups,
            CampaignRows rows,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.documents = documents;
        this.consents = consents;
        this.groups = groups;
        this.rows = rows;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public UUID start(StartCampaign command) {
        var organization = command.by().organizationId();
        var older = documents.requirePublished(organization, command.from());
        var newer = documents.requireEffective(organization, command.to());
        var campaign = Campaign.of(UuidCreator.getTimeOrderedEpoch(), command, older, newer, clock.instant());
        var held = consents.to(organization, older);
        if (held.isEmpty()) {
            throw new NobodyToAskAgain();
        }
        var group = groups.form(
                new CreateGroup(command.by(), newer.study(), command.name()),
                held.stream().map(Held::participant).toList());
        if (!rows.insert(campaign, group, command.by().accountId())) {
            throw new CampaignExists();
        }
        rows.require(campaign, held);
        outbox.append(
                held.stream().map(it -> CampaignMessages.required(campaign, it)).toList());
        held.forEach(it -> audit.record(required(campaign, it, command)));
        return campaign.id();
    }

    private static AuditEntry required(Campaign campaign, Held consent, StartCampaign command) {
        return new AuditEntry(
                campaign.organization(),
                command.by().actor(),
                "consent.record.reconsent-required",
                "consent-record",
                consent.record().toString(),
                campaign.startedAt(),
                null,
                Map.of(
                        "campaignId", campaign.id().toString(),
                        "toVersionId", campaign.to().toString(),
                        "basis", campaign.basis(),
                        "dueBy", campaign.dueBy().toString()),
                null);
    }
}
