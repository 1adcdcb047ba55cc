package io.trialsuite.consent.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.test.Clause;
import io.trialsuite.test.Contracts;
import io.trialsuite.test.ShiftableClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class AskingQuestionsScenarioTests extends ConsentScenario {

    private static final String TEXT = "Haneul has a cat. May it stay?";

    AskingQuestionsScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    @Clause("ICH E6(R3) 2.8 questions")
    void whoWantsAnAnswerFirstSignsAfterIt() {
        var staff = staff();
        var person = asked(staff);
        person.answer("understood", true).expect(204);
        var intent = person.announce().expect(201).id("intentId");
        var code = person.code();
        var question = ask(person, true).expect(201).id("questionId");

        var hash = person.look().text("documentHash");
        assertThat(person.confirm(intent, hash, code).refusal()).isEqualTo("409 question-open");
        assertThat(person.announce().refusal()).isEqualTo("409 question-open");
        var waiting = staff.get(questions(person)).expect(200);
        assertThat(waiting.at("/0/text").asString()).isEqualTo(TEXT);
        assertThat(waiting.at("/0/blockId").asString()).isEqualTo("risks");
        staff.post(questions(person) + "/" + question + "/answer", Map.of("text", "It may."))
                .expect(204);

        assertThat(person.read("/questions").at("/0/answer").asString()).isEqualTo("It may.");
        person.confirm(intent, hash, code).expect(201);
        assertThat(eventsOf(person.request())).contains("consent.question.raised.v1", "consent.question.answered.v1");
        assertThat(trailOf(person.request())).contains("consent.question.raised", "consent.question.answered");
    }

    @Test
    @Clause("CI-8")
    void anOpenQuestionKeepsNobodyFromSayingNo() {
        var person = asked(staff());
        ask(person, true).expect(201);

        person.decline("OTHER").expect(204);
    }

    @Test
    void aQuestionThatNeedNotBeAnsweredFirstStandsInNobodysWay() {
        var person = asked(staff());
        ask(person, false).expect(201);

        person.sign().expect(201);
        assertThat(ask(person, false).refusal()).isEqualTo("409 request-closed");
    }

    @Test
    void aQuestionIsAnsweredOnceByThoseWhoMayAndAboutAPassageThatThereIs() {
        var staff = staff();
        var person = asked(staff);
        var question = ask(person, false).expect(201).id("questionId");
        var path = questions(person) + "/" + question + "/answer";

        assertThat(staff().post(path, Map.of("text", "No.")).refusal()).isEqualTo("404 request-not-found");
        assertThat(staff.post(path, Map.of("text", " ")).refusal()).isEqualTo("422 validation-failed");
        staff.post(path, Map.of("text", "Yes.")).expect(204);
        assertThat(staff.post(path, Map.of("text", "No.")).refusal()).isEqualTo("404 question-not-open");
        assertThat(person.post("/questions", Map.of("text", "?", "blockId", "nowhere", "blocksSigning", false))
                        .refusal())
                .isEqualTo("404 block-unknown");
        assertThat(person.withSession(null)
                        .post("/questions", Map.of("text", "?", "blocksSigning", false))
                        .refusal())
                .isEqualTo("401 session-required");
    }

    @Test
    void twentyQuestionsMayWait() {
        var person = asked(staff());
        for (var count = 0; count < 20; count++) {
            ask(person, false).expect(201);
        }

        assertThat(ask(person, false).refusal()).isEqualTo("409 too-many-questions");
    }

    @Test
    void whatPeopleAskIsNotReadableInTheDatabaseNorChangedThere() {
        var staff = staff();
        var person = asked(staff);
        ask(person, false).expect(201);

        assertThat(ROWS.sql("select count(*) from consent_question where request_id = :request"
                                + " and position(convert_to('cat', 'UTF8') in question) = 0")
                        .param("request", person.request())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        for (var attempt : List.of(
                "update consent_question set question = '\\x00'",
                "update consent_question set blocks_signing = true",
                "delete from consent_question")) {
            assertThatThrownBy(() -> asApplication(staff.organization(), attempt))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void questionsAreAnnouncedAsDeclared() {
        var request = new RequestRef(UUID.randomUUID(), new RequestId(UUID.randomUUID()));
        var study = UUID.randomUUID();
        var id = UUID.randomUUID();
        for (var message : List.of(
                QuestionMessages.raised(request, study, id, true, clock.instant()),
                QuestionMessages.answered(request, study, id, clock.instant()))) {
            Contracts.ofRepository().assertValid(message.type(), message.data());
            assertThat(message.attributes()).containsKeys("organizationid", "studyid");
        }
    }

    private Person asked(Staff staff) {
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        return peopleAskedBy(staff).getFirst().identified();
    }

    private static Answer ask(Person person, boolean blocksSigning) {
        return person.post("/questions", Map.of("text", TEXT, "blockId", "risks", "blocksSigning", blocksSigning));
    }

    private static String questions(Person person) {
        return "/consent-requests/" + person.request() + "/questions";
    }
}
