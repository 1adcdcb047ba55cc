package io.trialsuite.consent.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** CI-1: what may be sent and signed where, and only as long. */
class GatesScenarioTests extends ConsentScenario {

    GatesScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    @Clause("21 CFR 11.10(f)")
    void aVersionGoesOverReviewAndCommitteeIntoForceAndNotAround() {
        var staff = staff();
        var study = staff.study();
        var document = staff.document(study, "MAIN_ICF");
        var version = staff.draft(document, Fixtures.version("1.0"));

        assertThat(staff.step(document, version, "/irb-submission").refusal()).isEqualTo("409 illegal-transition");
        staff.step(document, version, "/review-submission").expect(200);
        assertThat(staff.patch(path(document, version), tag(staff, document, version), Fixtures.version("2"))
                        .refusal())
                .isEqualTo("409 illegal-transition");
        staff.step(document, version, "/review-return").expect(200);
        staff.step(document, version, "/review-submission").expect(200);
        var submitted = staff.step(document, version, "/irb-submission").expect(200);
        assertThat(submitted.text("contentHash")).matches("[0-9a-f]{64}");
        assertThat(staff.step(document, version, "/activation").refusal()).isEqualTo("409 irb-approval-missing");
        masterFileOf(staff).decides("REJECTED", version, sites(staff, study), Instant.EPOCH, null);
        assertThat(staff.get(path(document, version)).text("state")).isEqualTo("REJECTED");
        masterFileOf(staff).approves(version, study);
        staff.step(document, version, "/activation").expect(200);

        assertThat(eventsOf(version))
                .containsExactly(
                        "consent.version.submitted.v1", "consent.version.approved.v1", "consent.version.effective.v1");
        assertThat(trailOf(version)).contains("consent.version.decided", "consent.version.given-back");
    }

    @Test
    @Clause("CI-1")
    void anApprovalThatEndsMeanwhileStopsTheSignatureAndTheDispatch() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(2));
        staff.dispatch(published.version(), group);
        var person = peopleAskedBy(staff).getFirst().identified();
        person.answer("understood", true).expect(204);
        var intent = person.announce().expect(201).id("intentId");
        var code = person.code();

        masterFileOf(staff)
                .decides(
                        "APPROVED",
                        published.version(),
                        sites(staff, published.study()),
                        Instant.EPOCH,
                        clock.instant().plusSeconds(10));
        clock.advance(Duration.ofSeconds(10));

        assertThat(person.confirm(intent, published.hash(), code).refusal()).isEqualTo("409 version-not-effective");
        assertThat(staff.get("/dispatch-batches/"
                                + staff.prepare(
                                        published.version(), staff.group(published.study(), Fixtures.people(3))))
                        .at("/dryRun/skipped/NOT_EFFECTIVE_AT_SITE")
                        .asInt())
                .isEqualTo(3);
        // the control: the committee extends it, and the same intent is confirmed
        masterFileOf(staff).approves(published.version(), published.study());
        person.confirm(intent, published.hash(), code).expect(201);
    }

    @Test
    void whatIsSuspendedIsShownButNotSigned() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        staff.step(published.document(), published.version(), "/suspension").expect(200);

        person.look().expect(200);
        assertThat(person.sign().refusal()).isEqualTo("409 version-not-effective");
        staff.step(published.document(), published.version(), "/resumption").expect(200);
        person.sign().expect(201);
        assertThat(eventsOf(published.version()))
                .endsWith("consent.version.suspended.v1", "consent.version.resumed.v1");
    }

    @Test
    @Clause("CI-1")
    void atASiteThatIsNotActiveNothingIsSigned() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        var people = peopleAskedBy(staff);
        var site = siteOf(people.getFirst());
        masterFileOf(staff).says(site, "SUSPENDED");

        assertThat(people.getFirst().identified().sign().refusal()).isEqualTo("409 version-not-effective");
        assertThat(siteOf(people.getLast())).isNotEqualTo(site);
        people.getLast().identified().sign().expect(201);
        masterFileOf(staff).says(site, "ACTIVE");
        people.getFirst().sign().expect(201);
    }

    @Test
    void aStudyComesFromTheMasterFileAndRestsByItsWord() {
        var staff = staff();
        var study = UUID.randomUUID();
        var protocol = "P-" + study;
        var site = Map.of("siteId", UUID.randomUUID(), "code", "KR-01", "name", "Seoul Hospital", "country", "KR");
        sayStudy(staff, study, protocol, "ACTIVE", site);

        var shown = staff.get("/studies/" + study).expect(200);
        assertThat(shown.text("protocolNumber")).isEqualTo(protocol);
        var published = staff.publish(study, "MAIN_ICF");
        staff.dispatch(
                published.version(), staff.group(study, Fixtures.people(2).subList(1, 2)));
        var person = peopleAskedBy(staff).getFirst().identified();
        sayStudy(staff, study, protocol, "CLOSED", site);

        assertThat(person.sign().refusal()).isEqualTo("409 version-not-effective");
        sayStudy(staff, study, protocol, "ACTIVE", site);
        person.sign().expect(201);
        assertThat(staff.post("/studies", Fixtures.study(protocol)).refusal()).isEqualTo("409 protocol-number-taken");
        assertThat(trailOf(study))
                .containsExactly("consent.study.changed", "consent.study.changed", "consent.study.changed");
    }

    private static void sayStudy(Staff staff, UUID study, String protocol, String status, Map<String, ?> site) {
        masterFileOf(staff)
                .say(
                        "tmf.study.changed.v1",
                        study.toString(),
                        Map.of(
                                "studyId", study,
                                "protocolNumber", protocol,
                                "title", "A study of calm",
                                "status", status,
                                "sites", List.of(site)));
    }

    @Test
    void aLaterVersionTakesThePlaceOfAnEarlierOneSiteBySite() {
        var staff = staff();
        var first = staff.publish();
        staff.dispatch(first.version(), staff.group(first.study(), Fixtures.people(2)));
        var people = peopleAskedBy(staff);
        var second = staff.draft(first.document(), Fixtures.version("2.0"));
        staff.step(first.document(), second, "/review-submission").expect(200);
        staff.step(first.document(), second, "/irb-submission").expect(200);
        var sites = sites(staff, first.study());
        var moved = people.stream()
                .filter(it -> siteOf(it).equals(sites.getFirst()))
                .findFirst()
                .orElseThrow();
        var staying = people.stream()
                .filter(it -> siteOf(it).equals(sites.get(1)))
                .findFirst()
                .orElseThrow();

        masterFileOf(staff).decides("APPROVED", second, sites.subList(0, 1), Instant.EPOCH, null);
        staff.step(first.document(), second, "/activation").expect(200);

        assertThat(moved.identified().sign().refusal()).isEqualTo("409 version-not-effective");
        staying.identified().sign().expect(201);
        assertThat(eventsOf(first.version())).doesNotContain("consent.version.superseded.v1");
        masterFileOf(staff).decides("APPROVED", second, sites.subList(1, 2), Instant.EPOCH, null);
        assertThat(eventsOf(first.version())).endsWith("consent.version.superseded.v1");
        assertThat(staff.get(path(first.document(), first.version())).text("state"))
                .isEqualTo("SUPERSEDED");
    }

    @Test
    void whileALaterVersionRestsNobodyGoesBackToTheEarlierOne() {
        var staff = staff();
        var first = staff.publish();
        staff.dispatch(first.version(), staff.group(first.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        var second = staff.draft(first.document(), Fixtures.version("2.0"));
        clock.advance(Duration.ofSeconds(1));
        staff.activate(first.document(), second).expect(200);
        assertThat(eventsOf(first.version())).endsWith("consent.version.superseded.v1");

        staff.step(first.document(), second, "/suspension").expect(200);

        assertThat(person.sign().refusal()).isEqualTo("409 version-not-effective");
    }

    @Test
    void aVersionIsNotSupersededWhereItsSiteOnlyRestsOrByAnEarlierOne() {
        var staff = staff();
        var first = staff.publish();
        var sites = sites(staff, first.study());
        masterFileOf(staff).says(sites.getFirst(), "SUSPENDED");
        var second = staff.draft(first.document(), Fixtures.version("2.0"));
        clock.advance(Duration.ofSeconds(1));
        staff.step(first.document(), second, "/review-submission").expect(200);
        staff.step(first.document(), second, "/irb-submission").expect(200);
        masterFileOf(staff).decides("APPROVED", second, sites.subList(1, 2), Instant.EPOCH, null);
        staff.step(first.document(), second, "/activation").expect(200);
        masterFileOf(staff).decides("TERMINATED", second, sites.subList(1, 2), Instant.EPOCH, null);
        masterFileOf(staff).decides("APPROVED", first.version(), sites, Instant.EPOCH, null);

        for (var version : List.of(first.version(), second)) {
            assertThat(staff.get(path(first.document(), version)).text("state")).isEqualTo("EFFECTIVE");
        }
    }

    @Test
    void whatIsFiledOutOfOrderChangesNothing() {
        var staff = staff();
        var published = staff.publish();
        var later = ROWS.sql("update site_approval set filed_at = now() + interval '1 day' where version_id = :version")
                .param("version", published.version())
                .update();

        masterFileOf(staff)
                .decides("TERMINATED", published.version(), sites(staff, published.study()), Instant.EPOCH, null);

        assertThat(later).isEqualTo(2);
        assertThat(trailOf(published.version())).containsOnlyOnce("consent.version.decided");
        assertThat(ROWS.sql("select count(*) from site_approval where version_id = :version and decision = 'APPROVED'")
                        .param("version", published.version())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void nobodyDecidesAboutVersionsOfOthers() {
        var ours = staff();
        var published = ours.publish();
        var theirs = staff();

        masterFileOf(theirs)
                .decides("TERMINATED", published.version(), sites(ours, published.study()), Instant.EPOCH, null);

        ours.dispatch(published.version(), ours.group(published.study(), Fixtures.people(1)));
        peopleAskedBy(ours).getFirst().identified().sign().expect(201);
    }

    private static List<UUID> sites(Staff staff, UUID study) {
        return masterFileOf(staff).sites(study).subList(0, 2);
    }

    private static UUID siteOf(Person person) {
        return ROWS.sql(
                        "select p.site_id from participant p join consent_request r on r.participant_id = p.id where r.id = :request")
                .param("request", person.request())
                .query(UUID.class)
                .single();
    }

    private static String path(UUID document, UUID version) {
        return "/consent-documents/" + document + "/versions/" + version;
    }

    private static String tag(Staff staff, UUID document, UUID version) {
        return String.valueOf(staff.get(path(document, version)).headers().getETag());
    }
}
