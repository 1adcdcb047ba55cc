package io.trialsuite.consent.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Whatever is changed behind the service's back is found, with the id of the row. */
@Clause("21 CFR 11.10(a)")
class VerifyingCopiesScenarioTests extends ConsentScenario {

    private final ConfigurableApplicationContext context;

    VerifyingCopiesScenarioTests(ShiftableClock clock, ConfigurableApplicationContext context) {
        super(clock);
        this.context = context;
    }

    private record Signed(Staff staff, Person person, UUID signature) {

        UUID request() {
            return person.request();
        }

        byte[] copy() {
            return staff.file("/consent-requests/" + request() + "/copy");
        }

        String verification() {
            return answer().expect(200).body();
        }

        Answer answer() {
            return staff.get("/consent-requests/" + request() + "/verification");
        }
    }

    private Signed signed() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getLast().identified();
        var signature = person.sign().expect(201).id("signatureId");
        var signed = new Signed(staff, person, signature);
        await().until(() -> signed.answer().status() == 200);
        return signed;
    }

    @Test
    void anotherFileInPlaceOfTheCopyIsFound() {
        var signed = signed();
        var forged = signed.copy();
        forged[300] ^= 7;

        tampered(
                "sealed_copy",
                ROWS.sql("update sealed_copy set pdf = :pdf, sealed = null, pdf_hash = encode(sha256(:pdf), 'hex')"
                                + " where request_id = :request")
                        .param("pdf", forged)
                        .param("request", signed.request()),
                () -> assertThat(signed.verification())
                        .contains("\"part\":\"seal\"", signed.request().toString()));
        assertThat(signed.verification()).contains("\"intact\":true");
    }

    @Test
    @Clause("21 CFR 11.70")
    void aSignatureThatIsMovedOrRewrittenIsFound() {
        var signed = signed();
        var elsewhere = signed.staff().publish().version();
        var rewritten = evidenceOf(signed.request()).replace("Haneul", "Hanuel").getBytes(StandardCharsets.UTF_8);

        tampered(
                "consent_signature",
                ROWS.sql("update consent_signature set version_id = :version where id = :signature")
                        .param("version", elsewhere)
                        .param("signature", signed.signature()),
                () -> assertThat(signed.verification())
                        .contains(
                                "it was given to another version",
                                signed.signature().toString()));
        tampered(
                "consent_signature",
                ROWS.sql("update consent_signature set evidence = :evidence, sealed = null,"
                                + " evidence_hash = encode(sha256(:evidence), 'hex') where id = :signature")
                        .param("evidence", rewritten)
                        .param("signature", signed.signature()),
                () -> assertThat(signed.verification())
                        .contains(
                                "it is not the one on the sealed copy",
                                signed.signature().toString()));
        assertThat(signed.verification()).contains("\"intact\":true");
    }

    @Test
    @Clause("21 CFR 11.30")
    void aFlippedByteOfWhatIsEncryptedIsFoundAndNeverServed() {
        var signed = signed();

        tampered(
                "consent_signature",
                ROWS.sql("update consent_signature set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)"
                                + " where id = :signature")
                        .param("signature", signed.signature()),
                () -> assertThat(signed.verification())
                        .contains("it does not open", signed.signature().toString()));
        tampered(
                "sealed_copy",
                ROWS.sql("update sealed_copy set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)"
                                + " where request_id = :request")
                        .param("request", signed.request()),
                () -> {
                    assertThat(signed.verification())
                            .contains("\"part\":\"copy\"", "it does not open")
                            .doesNotContain("\"part\":\"signature\"");
                    assertThat(signed.staff()
                                    .get("/consent-requests/" + signed.request() + "/copy")
                                    .status())
                            .isEqualTo(500);
                });
        assertThat(signed.verification()).contains("\"intact\":true");
    }

    @Test
    void eachOfSeveralDamagedSignaturesIsNamed() {
        var staff = staff();
        var published = staff.publish(List.of(List.of("PARTICIPANT"), List.of("OBTAINING_PERSON")));
        masterFileOf(staff).delegates(staff.account(), published.study(), clock.instant(), null);
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getLast().identified();
        var first = person.sign().expect(201).id("signatureId");
        var second = proved(staff).countersign(person.request()).expect(201).id("signatureId");
        var signed = new Signed(staff, person, first);
        await().until(() -> signed.answer().status() == 200);

        ROWS.sql("alter table consent_signature disable trigger user").update();
        try {
            damage(person);
            assertThat(signed.verification()).contains(first.toString(), second.toString());
        } finally {
            damage(person);
            ROWS.sql("alter table consent_signature enable trigger user").update();
        }
        assertThat(signed.verification()).contains("\"intact\":true");
    }

    /** Done twice, everything is as it was. */
    private static void damage(Person person) {
        ROWS.sql("update consent_signature set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)"
                        + " where request_id = :request")
                .param("request", person.request())
                .update();
    }

    @Test
    void aRewrittenDocumentOrTrailIsFound() {
        var signed = signed();

        tampered(
                "consent_version",
                ROWS.sql("update consent_version set canonical_content = canonical_content || ' ',"
                                + " content_hash = encode(sha256(canonical_content || ' '), 'hex')"
                                + " where id = (select version_id from consent_request where id = :request)")
                        .param("request", signed.request()),
                () -> assertThat(signed.verification())
                        .contains(
                                "the document is not the one that was signed",
                                signed.signature().toString()));
        tampered(
                "audit_entry",
                ROWS.sql("update audit_entry set after = '{}' where entity_id = :request"
                                + " and action = 'consent.request.signed'")
                        .param("request", signed.request().toString()),
                () -> assertThat(signed.verification()).contains("\"part\":\"audit-trail\""));
        assertThat(signed.verification()).contains("\"intact\":true");
    }

    @Test
    void whatWasKeptBeforeEncryptionIsEncryptedAtTheNextStartAndThenNeverChanges() {
        var signed = signed();
        signed.person().identified();
        var organization = signed.staff().organization();
        var evidence = evidenceOf(signed.request());
        var copy = signed.copy();
        asBeforeEncryption(signed, evidence, copy);
        assertThat(evidenceOf(signed.request())).isEqualTo(evidence);
        assertThat(signed.person().look().at("/fields/0/answer").asBoolean()).isTrue();
        assertThat(signed.verification()).contains("\"intact\":true");

        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, null));

        for (var table :
                new String[] {"consent_signature", "sealed_copy", "consent_answer", "consent_answer_attempt"}) {
            assertThat(ROWS.sql("select count(*) from " + table
                                    + " where organization_id = :organization and sealed is null")
                            .param("organization", organization)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
            assertThatThrownBy(() -> asApplication(organization, "update " + table + " set sealed = null"))
                    .rootCause()
                    .hasMessageMatching("(?s).*(never changes|check constraint).*");
        }
        assertThat(evidenceOf(signed.request())).isEqualTo(evidence);
        assertThat(signed.copy()).isEqualTo(copy);
        assertThat(signed.person().look().at("/fields/0/answer").asBoolean()).isTrue();
        assertThat(signed.verification()).contains("\"intact\":true");
    }

    @Test
    @Clause("21 CFR 11.30")
    void nothingThatPeopleWroteOrSignedIsReadableInTheDatabase() {
        var signed = signed();

        for (var table :
                new String[] {"consent_signature", "sealed_copy", "consent_answer", "consent_answer_attempt"}) {
            assertThat(ROWS.sql("select count(*) from " + table
                                    + " t where organization_id = :organization and t::text ~ :words")
                            .param("organization", signed.staff().organization())
                            .param("words", "Haneul|true|" + hex("Haneul") + "|" + hex("%PDF"))
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        // the control: it is there, and the service reads it
        assertThat(evidenceOf(signed.request())).contains("Haneul", "true");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void asBeforeEncryption(Signed signed, String evidence, byte[] copy) {
        change(
                "consent_signature",
                ROWS.sql("update consent_signature set sealed = null, evidence = :evidence" + " where id = :signature")
                        .param("evidence", evidence.getBytes(StandardCharsets.UTF_8))
                        .param("signature", signed.signature()));
        change(
                "sealed_copy",
                ROWS.sql("update sealed_copy set sealed = null, pdf = :pdf where request_id = :request")
                        .param("pdf", copy)
                        .param("request", signed.request()));
        for (var table : new String[] {"consent_answer", "consent_answer_attempt"}) {
            change(
                    table,
                    ROWS.sql("update " + table + " set sealed = null, answer = 'true' where request_id = :request")
                            .param("request", signed.request()));
        }
    }

    /** With the protections of the table switched off, as only its owner could. */
    private static void change(String table, StatementSpec change) {
        ROWS.sql("alter table " + table + " disable trigger user").update();
        try {
            assertThat(change.update()).isEqualTo(1);
        } finally {
            ROWS.sql("alter table " + table + " enable trigger user").update();
        }
    }

    /** Looks at what was changed, and leaves everything as it was. */
    private static void tampered(String table, StatementSpec change, Runnable look) {
        ROWS.sql("create table kept_aside as select * from " + table).update();
        try {
            change(table, change);
            look.run();
        } finally {
            ROWS.sql("alter table " + table + " disable trigger user").update();
            var columns = ROWS.sql(
                            "select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped"
                                    .formatted(table))
                    .query(String.class)
                    .single();
            var key = table.equals("sealed_copy") ? "request_id" : "id";
            ROWS.sql(
                            "update %1$s t set (%2$s) = (select %2$s from kept_aside k where k.%3$s = t.%3$s) where exists (select from kept_aside k where k.%3$s = t.%3$s)"
                                    .formatted(table, columns, key))
                    .update();
            ROWS.sql("alter table " + table + " enable trigger user").update();
            ROWS.sql("drop table kept_aside").update();
        }
    }
}
