package io.trialsuite.consent.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.evidence.BundleCheck;
import io.trialsuite.signature.pdf.PdfText;
import io.trialsuite.signature.seal.SealCheck;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

class SealedCopiesScenarioTests extends ConsentScenario {

    private final SealCheck seals;
    private final SealingCopies sealing;
    private final OverdueSweep overdue;

    SealedCopiesScenarioTests(ShiftableClock clock, SealCheck seals, SealingCopies sealing, OverdueSweep overdue) {
        super(clock);
        this.sealing = sealing;
        this.seals = seals;
        this.overdue = overdue;
    }

    @Test
    @Clause("21 CFR 11.50(b)")
    void whatWasSignedBecomesASealedFileThatSaysWhoSignedWhatWhenAndWhy() {
        var staff = staff();
        var person = signer(staff);
        var signed = person.sign().expect(201);

        var copy = copyOf(staff, person);

        assertThat(seals.findings(copy)).isEmpty();
        assertThat(PdfText.of(copy).replaceAll("\\s+", " "))
                .contains("Haneul Kim 1", "A study of calm", "Why this study is done", "Busan Hospital")
                .contains("I have read and understood the above, and I consent of my own free will. (1)")
                .contains("UTC (+00:00)", "Electronic signature (typed name)", "One-time code")
                .contains("I have understood Yes", "Remark Not answered");
        assertThat(PdfText.of(copy).replaceAll("\\s", ""))
                .contains(signed.text("documentHash"), signed.text("evidenceHash"), signed.text("signatureId"));
        assertThat(trailOf(person.request())).contains("consent.copy.sealed", "consent.copy.fetched");
        assertThat(verification(staff, person).body()).contains("\"intact\":true", "\"findings\":[]");
    }

    @Test
    void aParticipantComesBackForTheCopyByTheSameLinkAndANewCode() {
        var staff = staff();
        var person = signer(staff);
        assertThat(person.copyRefused().refusal()).isEqualTo("404 copy-not-ready");
        person.sign().expect(201);
        var copy = copyOf(staff, person);

        assertThat(person.withSession(null).copyRefused().refusal()).isEqualTo("401 session-required");
        assertThat(person.identified().copy()).isEqualTo(copy);
        assertThat(person.copy()).isEqualTo(copy);

        assertThat(eventsOf(person.request())).containsOnlyOnce("consent.copy.delivered.v2");
        assertThat(staff.get("/consent-requests/" + person.request()).text("state"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void whoGuessesCodesForACompletedRequestIsLockedOutAndChangesNothing() {
        var staff = staff();
        var person = signer(staff);
        person.sign().expect(201);
        for (var round = 0; round < 4; round++) {
            person.askForCode();
            for (var guess = 0; guess < 5; guess++) {
                person.enter(person.wrongCode());
            }
            clock.advance(Duration.ofHours(2));
        }

        assertThat(staff.get("/consent-requests/" + person.request()).text("state"))
                .isEqualTo("COMPLETED");
        assertThat(eventsOf(person.request()))
                .contains("consent.request.locked.v1")
                .doesNotContain("consent.request.cancelled.v2");
    }

    @Test
    @Clause({"ICH E6(R3) 2.8 copy", "CI-10"})
    void aCopyThatDoesNotArriveIsToldOnceAndOneThatDoesIsNot() {
        var staff = staff();
        var waiting = signer(staff);
        var served = signer(staff);
        waiting.sign().expect(201);
        served.sign().expect(201);
        copyOf(staff, waiting);
        copyOf(staff, served);
        assertThat(served.copy()).isNotEmpty();

        overdue.run();
        assertThat(eventsOf(waiting.request())).doesNotContain("consent.copy.overdue.v1");
        clock.advance(Duration.ofDays(4));
        overdue.run();
        overdue.run();

        assertThat(eventsOf(waiting.request())).containsOnlyOnce("consent.copy.overdue.v1");
        assertThat(eventsOf(served.request())).doesNotContain("consent.copy.overdue.v1");
    }

    @Test
    void aDrawnSignatureIsOnTheCopyAsAPicture() throws Exception {
        var staff = staff();
        var person = signer(staff);
        var hash = person.look().text("documentHash");
        person.sign(
                        hash,
                        Person.drawn(),
                        Map.of("understood", true),
                        UUID.randomUUID().toString())
                .expect(201);

        var copy = copyOf(staff, person);

        assertThat(PdfText.of(copy)).contains("Handwritten signature (drawn)");
        try (var pdf = Loader.loadPDF(copy)) {
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).isNotEmpty();
        }
    }

    @Test
    @Clause("21 CFR 11.10(b)")
    void anInspectorTakesAwayOneFileThatProvesItselfWithoutTheService() {
        var staff = staff();
        var person = signer(staff);
        person.sign().expect(201);
        copyOf(staff, person);

        var bundle = staff.file("/consent-requests/" + person.request() + "/evidence");
        var report = BundleCheck.check(bundle, null);
        var flipped = bundle.clone();
        flipped[bundle.length / 2] ^= 1;

        assertThat(report.findings()).isEmpty();
        assertThat(report.signatures()).isEqualTo(1);
        assertThat(report.entries()).isEqualTo(trailOf(person.request()).size());
        assertThat(trailOf(person.request())).endsWith("consent.evidence.exported");
        assertThat(BundleCheck.check(flipped, null).isGenuine()).isFalse();
        assertThat(new String(bundle, StandardCharsets.UTF_8)).doesNotContain("simulator.amazonses.com", "+8210");
    }

    @Test
    @Clause("21 CFR 11.10(c)")
    void theDatabaseRefusesAnyChangeOfACopy() {
        var staff = staff();
        var person = signer(staff);
        person.sign().expect(201);
        copyOf(staff, person);

        for (var change : new String[] {
            "update sealed_copy set sealed_at = now() where request_id = '%s'",
            "delete from sealed_copy where request_id = '%s'"
        }) {
            assertThatThrownBy(() -> asApplication(staff.organization(), change.formatted(person.request())))
                    .rootCause()
                    .hasMessageMatching("(?s).*(evidence and never changes|permission denied).*");
        }
    }

    @Test
    void aCopyThatCannotBeMadeNowIsMadeLaterAndKeepsNobodyElseWaiting() {
        var staff = staff();
        var published = staff.publish(List.of(List.of("PARTICIPANT"), List.of("OBTAINING_PERSON")));
        masterFileOf(staff).delegates(staff.account(), published.study(), clock.instant(), null);
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        var person = peopleAskedBy(staff).getFirst().identified();
        var other = peopleAskedBy(staff).getLast().identified();
        person.sign().expect(201);
        other.sign().expect(201);
        ROWS.sql("alter table participant_identity rename to participant_identity_away")
                .update();
        try {
            ROWS.sql("""
                    create view participant_identity as select * from participant_identity_away
                    where participant_id <> (select participant_id from consent_request where id = '%s')""".formatted(person.request())).update();
            ROWS.sql("grant select on participant_identity to "
                            + SUITE.database().appUsername())
                    .update();
            proved(staff).countersign(person.request()).expect(201);
            proved(staff).countersign(other.request()).expect(201);
            copyOf(staff, other);
            await().until(() -> failures(person) == 1);
            assertThat(staff.get(copyPath(person)).refusal()).isEqualTo("404 copy-not-ready");
        } finally {
            ROWS.sql("drop view if exists participant_identity").update();
            ROWS.sql("alter table participant_identity_away rename to participant_identity")
                    .update();
        }

        clock.advance(Duration.ofMinutes(2));

        assertThat(seals.findings(copyOf(staff, person))).isEmpty();
    }

    @Test
    void aWorkerThatWasTooLateKeepsNothing() {
        var staff = staff();
        var person = signer(staff);
        person.sign().expect(201);
        var copy = copyOf(staff, person);
        var reference = new RequestRef(staff.organization(), new RequestId(person.request()));
        var late = new SealedCopy(reference, new byte[1], "a".repeat(64), "b".repeat(64), clock.instant());

        sealing.keep(new SealingWork.Claim(reference, "late", UUID.randomUUID(), 0), late);

        assertThat(staff.file(copyPath(person))).isEqualTo(copy);
        assertThat(person.mails("consent-copy")).hasSize(1);
        assertThat(trailOf(person.request())).containsOnlyOnce("consent.copy.sealed");
    }

    @Test
    @SuppressWarnings("NullAway") // as when nothing is configured
    void theKeyOfTheSealMustBeNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealProperties(null, "password", null, List.of()))
                .withMessageContaining("consent.seal.key-store");
    }

    @Test
    void aCopyIsForThoseWhoRunTheOrganizationThatAsked() {
        var staff = staff();
        var person = signer(staff);
        person.sign().expect(201);
        copyOf(staff, person);
        var member = SUITE.tokens().user(SUITE.audience(), UUID.randomUUID(), staff.organization(), "MEMBER");
        var onlyMember = new Staff(api(), staff.organization(), UUID.randomUUID(), member.bearer());

        assertThat(staff().get(copyPath(person)).refusal()).isEqualTo("404 copy-not-ready");
        for (var what : new String[] {"copy", "verification", "evidence"}) {
            assertThat(onlyMember
                            .get("/consent-requests/" + person.request() + "/" + what)
                            .refusal())
                    .as(what)
                    .isEqualTo("403 manager-required");
        }
    }

    private Person signer(Staff staff) {
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        return peopleAskedBy(staff).getLast().identified();
    }

    private static byte[] copyOf(Staff staff, Person person) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> staff.get(copyPath(person)).status() == 200);
        return staff.file(copyPath(person));
    }

    private static String copyPath(Person person) {
        return "/consent-requests/" + person.request() + "/copy";
    }

    private static Answer verification(Staff staff, Person person) {
        return staff.get("/consent-requests/" + person.request() + "/verification")
                .expect(200);
    }

    private static int failures(Person person) {
        return ROWS.sql("select failures from sealing_work where request_id = :request")
                .param("request", person.request())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
