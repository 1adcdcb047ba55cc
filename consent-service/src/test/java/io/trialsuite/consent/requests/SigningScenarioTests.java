package io.trialsuite.consent.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.consent.evidence.Sha256;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class SigningScenarioTests extends ConsentScenario {

    SigningScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    @Clause({"21 CFR 11.50(a)", "CI-5"})
    void aParticipantReadsIdentifiesSignsAndTheRecordIsKept() {
        var staff = staff();
        var person = onlyPersonAskedBy(staff).identified();
        person.answer("future-research", true).expect(204);
        person.answer("remark", "none").expect(204);

        var before = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var signed = person.sign().expect(201);

        assertThat(stateOf(staff, person)).isEqualTo("COMPLETED");
        assertThat(Instant.parse(signed.text("signedAt"))).isBetween(before, clock.instant());
        assertThat(eventsOf(person))
                .containsExactly(
                        "consent.request.dispatched.v2",
                        "consent.request.opened.v1",
                        "consent.request.identity-verified.v2",
                        "consent.signature.applied.v2",
                        "consent.record.granted.v1");
        var granted = ROWS.sql("select purposes_granted::text from consent_record where request_id = :request")
                .param("request", person.request())
                .query(String.class)
                .single();
        assertThat(granted).isEqualTo("{MAIN_ICF,FUTURE_RESEARCH}");
        assertThat(evidenceOf(person.request())).contains("\"documentHash\":\"" + signed.text("documentHash") + "\"");
        assertThat(Sha256.hex(evidenceOf(person.request()).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signed.text("evidenceHash"));
    }

    @Test
    @Clause("FDA eIC Q&A 2024")
    void aDrawnSignatureIsExecutedByHandAndATypedOneElectronic() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        var people = peopleAskedBy(staff);

        people.getFirst()
                .identified()
                .sign(published.hash(), Person.drawn(), ticked(), "a")
                .expect(201);
        people.getLast()
                .identified()
                .sign(published.hash(), Person.typed("김하늘"), ticked(), "b")
                .expect(201);

        assertThat(kindOf(people.getFirst())).isEqualTo("HANDWRITTEN_EXECUTED");
        assertThat(kindOf(people.getLast())).isEqualTo("ELECTRONIC");
    }

    @Test
    @Clause("21 CFR 11.70")
    void anotherDocumentHashIsRefusedAndNothingIsKept() {
        var staff = staff();
        var person = onlyPersonAskedBy(staff).identified();

        var refused = person.sign("0".repeat(64));

        assertThat(refused.refusal()).isEqualTo("409 document-changed");
        assertThat(stateOf(staff, person)).isEqualTo("IDENTITY_VERIFIED");
        assertThat(eventsOf(person)).doesNotContain("consent.signature.applied.v2");
    }

    @Test
    void missingAnswersAreNamedAndNothingIsKept() {
        var staff = staff();
        var person = onlyPersonAskedBy(staff).identified();
        var hash = person.look().text("documentHash");

        var refused = person.sign(hash, Map.of("kind", "ELECTRONIC"), Map.of(), "k");
        var unsigned = person.sign(hash, Map.of("kind", "ELECTRONIC"), ticked(), "l");

        assertThat(refused.refusal()).isEqualTo("422 answers-invalid");
        assertThat(refused.errors()).containsExactly("/answers/understood required");
        assertThat(unsigned.errors()).containsExactly("/signature/typedName required");
        assertThat(stateOf(staff, person)).isEqualTo("IDENTITY_VERIFIED");
    }

    @Test
    void signingAgainIsRefusedAndTheSameKeyGetsTheSameAnswer() {
        var staff = staff();
        var person = onlyPersonAskedBy(staff).identified();
        var hash = person.look().text("documentHash");
        var key = UUID.randomUUID().toString();
        person.answer("understood", true).expect(204);
        var intent = person.announce().expect(201).id("intentId");
        var code = person.code();
        var typed = Person.typed("Haneul Kim");
        var first = person.confirm(intent, hash, code, typed, key).expect(201);
        var repeated = person.confirm(intent, hash, code, typed, key).expect(201);
        var again = person.confirm(intent, hash, code);

        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(again.refusal()).isEqualTo("409 already-signed");
        assertThat(eventsOf(person)).containsOnlyOnce("consent.signature.applied.v2");
        await().until(() -> person.mails("consent-copy").size() == 1);
    }

    @Test
    @Clause("21 CFR 11.100(b)")
    void nobodySignsWithoutASessionNorWithThatOfAnother() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        var people = peopleAskedBy(staff);
        var one = people.getFirst().identified();
        var other = people.getLast();
        other.look().expect(200);

        assertThat(other.sign(published.hash()).refusal()).isEqualTo("401 session-required");
        assertThat(other.withSession(one.session()).sign(published.hash()).refusal())
                .isEqualTo("401 session-required");
        assertThat(other.decline("OTHER").refusal()).isEqualTo("401 session-required");
    }

    @Test
    void aDeclineClosesTheRequestWithItsReasonCode() {
        var staff = staff();
        var person = onlyPersonAskedBy(staff).identified();

        person.decline("TIME_BURDEN").expect(204);

        assertThat(stateOf(staff, person)).isEqualTo("DECLINED");
        assertThat(eventsOf(person)).endsWith("consent.request.declined.v1");
        assertThat(person.sign().refusal()).isEqualTo("409 request-closed");
        assertThat(person.decline("OTHER").refusal()).isEqualTo("409 request-closed");
    }

    @Test
    void anUnknownReasonAndAnUnknownFieldAreRefused() {
        var person = onlyPersonAskedBy(staff()).identified();

        assertThat(person.decline("BECAUSE").status()).isEqualTo(400);
        assertThat(person.answer("nothing", true).refusal()).isEqualTo("404 field-unknown");
        assertThat(person.answer("signature", Person.drawn()).refusal()).isEqualTo("404 field-unknown");
        assertThat(person.answer("understood", "yes").errors()).containsExactly("/answer wrong-type");
        assertThat(person.post("/decline", Map.of("reasonCode", "OTHER", "comment", "x"))
                        .refusal())
                .isEqualTo("400 unknown-field");
    }

    @Test
    @Clause("21 CFR 11.10(c)")
    void aSignatureCannotBeChangedMovedOrDeletedBySql() {
        var staff = staff();
        var person = onlyPersonAskedBy(staff).identified();
        person.sign().expect(201);

        for (var attempt : List.of(
                "update consent_signature set document_hash = repeat('0', 64)",
                "update consent_signature set version_id = gen_random_uuid()",
                "delete from consent_signature")) {
            assertThatThrownBy(() -> asApplication(staff.organization(), attempt))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private Person onlyPersonAskedBy(Staff staff) {
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        return peopleAskedBy(staff).getFirst();
    }

    private static Map<String, Object> ticked() {
        return Map.of("understood", true);
    }

    @Test
    void aDrawingOfFiftyMegabytesIsRefusedUnread() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        person.answer("understood", true).expect(204);
        var intent = person.announce().expect(201);
        var huge = Map.<String, Object>of("kind", "HANDWRITTEN_EXECUTED", "strokes", "x".repeat(50 * 1024 * 1024));

        var refused = person.confirm(
                intent.id("intentId"), intent.text("documentHash"), person.code(), huge, "drawing-of-fifty-megabytes");

        assertThat(refused.refusal()).isEqualTo("413 body-too-large");
        assertThat(stateOf(staff, person)).isEqualTo("IDENTITY_VERIFIED");
    }

    private static String stateOf(Staff staff, Person person) {
        return staff.get("/consent-requests/" + person.request()).expect(200).text("state");
    }

    private static String kindOf(Person person) {
        return ROWS.sql("select kind from consent_signature where request_id = :request")
                .param("request", person.request())
                .query(String.class)
                .single();
    }

    private static List<String> eventsOf(Person person) {
        return eventsOf(person.request());
    }
}
