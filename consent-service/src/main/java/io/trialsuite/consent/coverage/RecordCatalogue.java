package io.trialsuite.consent.coverage;

import io.trialsuite.consent.participants.ParticipantRef;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
public class RecordCatalogue {

    private final HistoryRows rows;
    private final Clock clock;

    RecordCatalogue(HistoryRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public List<RecordView> records(UUID organization, ParticipantRef participant) {
        rows.requireParticipant(organization, participant);
        var history = rows.of(organization, participant);
        var now = clock.instant();
        return history.given().stream()
                .map(it -> new RecordView(
                        it.record(),
                        it.version(),
                        it.family(),
                        it.validFrom(),
                        it.granted(),
                        it.refused(),
                        history.holding(it, now),
                        history.withdrawals().stream()
                                .filter(withdrawal -> withdrawal.record().equals(it.record()))
                                .map(withdrawal -> new RecordView.Withdrawn(withdrawal.purposes(), withdrawal.at()))
                                .toList()))
                .toList();
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
