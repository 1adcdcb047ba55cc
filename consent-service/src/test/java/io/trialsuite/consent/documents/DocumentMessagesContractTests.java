package io.trialsuite.consent.documents;

import static io.trialsuite.consent.documents.DocumentFixtures.NOON;
import static io.trialsuite.consent.documents.DocumentFixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.studies.StudyId;
import io.trialsuite.test.Contracts;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentMessagesContractTests {

    static Stream<VersionEvent> everyEvent() {
        var version = draft();
        version.startReview();
        var decision = new IrbDecision(
                version.organization(),
                "IRB-1",
                IrbDecision.APPROVED,
                NOON,
                null,
                List.of(version.id()),
                List.of(UUID.randomUUID()),
                NOON);
        return Stream.of(
                version.submit("A study of calm", "Main consent", NOON),
                version.decided(decision, NOON).orElseThrow(),
                version.activate(NOON),
                version.suspend(NOON),
                version.resume(NOON),
                version.supersede(VersionId.next(), NOON));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void everyStepIsAnnouncedAsDeclared(VersionEvent event) {
        var message = DocumentMessages.of(event, new StudyId(UUID.randomUUID()));

        Contracts.ofRepository().assertValid(message.type(), message.data());
        assertThat(message.subject()).isEqualTo(event.version().toString());
        assertThat(message.attributes()).containsKeys("organizationid", "studyid");
    }
}
