package io.trialsuite.consent.coverage;

import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.reconsent.CampaignRows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
public class RecordCatalogue {

    private final HistoryRows rows;
    private final CampaignRows campaigns;
    private final Clock clock;

    RecordCatalogue(HistoryRows rows, CampaignRows campaigns, Clock clock) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    public List<RecordView> records(UUID organization, ParticipantRef participant) {
        rows.requireParticipant(organization, participant);
        var history = rows.of(organization, participant);
        var toRenew = campaigns.toRenew(organization, participant);
        var now = clock.instant();
        return history.given().stream()
                .map(it -> view(history, it, toRenew, now))
                .toList();
    }

    private static RecordView view(ConsentHistory history, GivenConsent consent, Set<UUID> toRenew, Instant now) {
        var voiding = history.voiding(consent.record());
        return new RecordView(
                consent.record(),
                consent.version(),
                consent.family(),
                consent.validFrom(),
                consent.granted(),
                consent.refused(),
                history.holding(consent, now),
                history.state(consent, toRenew.contains(consent.record()), now),
                voiding.map(Voiding::reason).orElse(null),
                voiding.map(Voiding::at).orElse(null),
                history.withdrawals().stream()
                        .filter(withdrawal -> withdrawal.record().equals(consent.record()))
                        .map(withdrawal -> new RecordView.Withdrawn(withdrawal.purposes(), withdrawal.at()))
                        .toList());
    }

    public CoverageView coverage(UUID organization, ParticipantRef participant, String purpose, Instant asOf) {
        rows.requireParticipant(organization, participant);
        var covering = rows.of(organization, participant).covering(purpose, asOf);
        return new CoverageView(
                participant.value(),
                purpose,
                asOf,
                covering.isPresent(),
                covering.map(GivenConsent::record).orElse(null),
                covering.map(GivenConsent::version).orElse(null),
                covering.map(GivenConsent::validFrom).orElse(null));
    }
}
