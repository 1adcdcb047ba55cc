package io.trialsuite.consent.records;

import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.test.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordMessagesContractTests {

    @Test
    void aGrantedConsentIsAnnouncedAsDeclared() {
        var granted = new GrantConsent(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                new ParticipantRef(UUID.randomUUID()),
                new VersionId(UUID.randomUUID()),
                List.of("MAIN_ICF"),
                List.of("FUTURE_RESEARCH"),
                "b".repeat(64),
                Instant.parse("2026-11-25T11:00:00Z"),
                Instant.parse("2026-11-25T12:00:00Z"));

        var message = RecordMessages.granted(UUID.randomUUID(), granted);

        Contracts.ofRepository().assertValid(message.type(), message.data());
    }
}
