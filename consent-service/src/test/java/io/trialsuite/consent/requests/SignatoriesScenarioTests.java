package io.trialsuite.consent.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.ShiftableClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

class SignatoriesScenarioTests extends ConsentScenario {

    private static final String SECRET = "only in the evenings";

    SignatoriesScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void witnessAndInterpreterSignThroughLinksOfTheirOwnWhenItIsTheirTurn() throws IOException {
        var staff = staff();
        var published = staff.publish(List.of(
                List.of("PARTICIPANT"), List.of("IMPARTIAL_WITNESS", "INTERPRETER"), List.of("OBTAINING_PERSON")));
        masterFileOf(staff)
                .delegates(staff.account(), published.study(), clock.instant().minusSeconds(60), null);
        var group = staff.group(published.study(), Fixtures.people(1));
        var skipped = staff.get("/dispatch-batches/" + staff.prepare(published.version(), group));
        assertThat(skipped.at("/dryRun/skipped/SIGNATORY_MISSING").asInt()).isEqualTo(1);
        var participant = staff.get("/participant-groups/" + group + "/members")
                .at("/items/0/participantRef")
                .asString();
        name(staff, participant, "IMPARTIAL_WITNESS", "haneul.witness@example.org")
                .expect(201);
        name(staff, participant, "INTERPRETER", "haneul.interpreter@example.org")
                .expect(201);

        staff.dispatch(published.version(), group);
        var people = peopleAskedBy(staff);
        assertThat(people).hasSize(1);
        people.getFirst().identified().answer("remark", SECRET).expect(204);
        assertThat(people.getFirst().look().body()).contains(SECRET);
        people.getFirst().sign().expect(201);
        var invited = peopleAskedBy(staff);
        assertThat(invited).hasSize(3);
        for (var beside : invited.subList(1, 3)) {
            beside.identified();
            assertThat(beside.look().body()).doesNotContain(SECRET);
            assertThat(beside.answer("understood", false).refusal()).isEqualTo("403 not-yours-to-answer");
            assertThat(beside.copyRefused().refusal()).isEqualTo("403 copy-not-yours");
            signBeside(beside).expect(201);
        }
        var request = people.getFirst().request();
        proved(staff).countersign(request).expect(201);

        var path = "/consent-requests/" + request + "/copy";
        await().until(() -> staff.get(path).status() == 200);
        assertThat(pictures(staff.file(path))).isEqualTo(2);
        assertThat(ROWS.sql(
                                "select string_agg(role, ' ' order by role) from consent_signature where request_id = :request")
                        .param("request", request)
                        .query(String.class)
                        .single())
                .isEqualTo("IMPARTIAL_WITNESS INTERPRETER OBTAINING_PERSON PARTICIPANT");
    }

    @Test
    void aRepresentativeConsentsAndNobodySignsInTwoCapacities() {
        var staff = staff();
        var study = staff.study();
        var document = staff.document(study, "LAR_ICF", List.of(List.of("LAR")));
        var version = staff.draft(document, Fixtures.version("1.0"));
        staff.activate(document, version).expect(200);
        var group = staff.group(study, Fixtures.people(1));
        var participant = staff.get("/participant-groups/" + group + "/members")
                .at("/items/0/participantRef")
                .asString();
        assertThat(name(staff, participant, "LAR", "SUCCESS+haneul1@simulator.amazonses.com")
                        .refusal())
                .isEqualTo("409 segregation-of-duties");
        name(staff, participant, "LAR", "haneul.parent@example.org").expect(201);
        assertThat(name(staff, participant, "INTERPRETER", "haneul.parent@example.org")
                        .refusal())
                .isEqualTo("409 segregation-of-duties");
        assertThat(name(staff, participant, "OBTAINING_PERSON", "haneul.x@example.org")
                        .refusal())
                .isEqualTo("422 role-not-named");

        staff.dispatch(version, group);
        var parent = peopleAskedBy(staff).getFirst().identified();
        assertThat(parent.invitation().to()).isEqualTo("haneul.parent@example.org");
        var signed = parent.sign().expect(201);

        assertThat(signed.text("state")).isEqualTo("COMPLETED");
        await().until(() -> parent.mails("consent-copy").size() == 1);
        assertThat(evidenceOf(parent.request(), "LAR")).contains("CONSENT_ON_BEHALF", "\"understood\":true");
    }

    private static Answer name(Staff staff, String participant, String role, String email) {
        return staff.post(
                "/participants/" + participant + "/signatories",
                Map.of("role", role, "fullName", "Haneul Park", "email", email, "relationship", "parent"));
    }

    private static Answer signBeside(Person person) {
        var announced = person.announce().expect(201);
        return person.confirm(
                announced.id("intentId"),
                announced.text("documentHash"),
                person.code(),
                Person.drawn(),
                UUID.randomUUID().toString());
    }

    @Test
    void aRuleThatNobodyCouldKeepIsRefused() {
        var staff = staff();
        var body = Map.of(
                "studyId",
                staff.study(),
                "family",
                "MAIN_ICF",
                "title",
                "Main",
                "signingRule",
                List.of(List.of("OBTAINING_PERSON"), List.of("PARTICIPANT")));

        assertThat(staff.post("/consent-documents", body).refusal()).isEqualTo("422 signing-rule-invalid");
    }

    @Test
    void aDocumentThatDoesNotSayWhoSignsIsSignedAsIsUsual() {
        var staff = staff();
        var body = Map.of("studyId", staff.study(), "family", "SHORT_FORM", "title", "Short");

        assertThat(staff.post("/consent-documents", body)
                        .expect(201)
                        .at("/signingRule")
                        .toString())
                .isEqualTo("[[\"PARTICIPANT\"],[\"IMPARTIAL_WITNESS\"],[\"OBTAINING_PERSON\"]]");
    }

    /** How many pictures stand on the pages of signatures, the last of the file. */
    private static long pictures(byte[] pdf) throws IOException {
        try (var file = Loader.loadPDF(pdf)) {
            var pages =
                    StreamSupport.stream(file.getPages().spliterator(), false).skip(1);
            return pages.map(page -> page.getResources().getXObjectNames())
                    .flatMap(names -> StreamSupport.stream(names.spliterator(), false))
                    .count();
        }
    }
}
