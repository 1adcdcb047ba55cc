package io.trialsuite.consent.records;

import io.trialsuite.outbox.OutboxMessage;
import java.util.List;
import java.util.UUID;

/** Our facts as the contracts say them. */
final class RecordMessages {

    private RecordMessages() {}

    record GrantedV1(
            String recordId,
            String requestId,
            String participantRef,
            String versionId,
            Purposes purposes,
            String validFrom,
            String evidenceHash) {

        record Purposes(List<String> granted, List<String> refused) {}
    }

    static OutboxMessage granted(UUID record, GrantConsent fact) {
        var data = new GrantedV1(
                record.toString(),
                fact.request().toString(),
                fact.participant().toString(),
                fact.version().toString(),
                new GrantedV1.Purposes(fact.purposesGranted(), fact.purposesRefused()),
                fact.validFrom().toString(),
                fact.evidenceHash());
        return OutboxMessage.of("consent.record.granted.v1", fact.request(), fact.at(), data)
                .with("organizationid", fact.organization())
                .with("studyid", fact.study());
    }
}
