package io.trialsuite.consent.documents;

import static io.trialsuite.consent.documents.DocumentFixtures.NOON;
import static io.trialsuite.consent.documents.DocumentFixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.studies.StudyId;
import io.trialsuite.test.Contracts;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentMessagesContractTests {

    @Test
    void anEffectiveVersionIsAnnouncedAsDeclared() {
        var effective = draft().activate("A study of calm", "Main consent", NOON);

        var message = DocumentMessages.of(effective, new StudyId(UUID.randomUUID()));

        Contracts.ofRepository().assertValid(message.type(), message.data());
        assertThat(message.subject()).isEqualTo(effective.version().toString());
        assertThat(message.attributes()).containsKeys("organizationid", "studyid");
    }
}
