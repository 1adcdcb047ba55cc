package io.trialsuite.consent.coverage;

import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.outbox.OutboxMessage;
import java.util.List;
import java.util.UUID;

/** Our facts as the contracts say them. */
final class CoverageMessages {

    private CoverageMessages() {}

    record WithdrawnV1(
            String recordId, String participantRef, String scope, List<String> purposes, String effectiveAt) {}

    record VoidedV1(String recordId, String participantRef, String reasonCode, String byRole, String effectiveAt) {}

    static OutboxMessage voided(
            UUID organization, UUID study, ParticipantRef participant, Voiding voiding, String role) {
        var data = new VoidedV1(
                voiding.record().toString(),
                participant.toString(),
                voiding.reason().name(),
                role,
                voiding.at().toString());
        return OutboxMessage.of("consent.record.voided.v1", voiding.record(), voiding.at(), data)
                .with("organizationid", organization)
                .with("studyid", study);
    }

    static OutboxMessage withdrawn(
            UUID organization, UUID study, ParticipantRef participant, WithdrawalScope scope, Withdrawal withdrawal) {
        var data = new WithdrawnV1(
                withdrawal.record().toString(),
                participant.toString(),
                scope.name(),
                withdrawal.purposes().stream().sorted().toList(),
                withdrawal.at().toString());
        return OutboxMessage.of("consent.record.withdrawn.v1", withdrawal.record(), withdrawal.at(), data)
                .with("organizationid", organization)
                .with("studyid", study);
    }
}
