package io.trialsuite.consent.reconsent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version of twelve passages is amended in one of them, and those who consented are asked again about that one. */
class CampaignScenarioTests extends ConsentScenario {

    private static final int PASSAGES = 12;
    private static final String AMENDED = "passage-7";

    CampaignScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    private record Amended(Staff staff, UUID study, UUID document, UUID from, UUID to) {

        Answer start(String dueBy) {
            return staff.post(
                    "/reconsent-campaigns",
                    Map.of(
                            "name", "Amendment " + UUID.randomUUID(),
                            "fromVersionId", from,
                            "toVersionId", to,
                            "basis", "SAFETY_INFORMATION",
                            "dueBy", dueBy));
        }
    }

    private static Map<String, Object> version(String label, String amendment) {
        var blocks = new ArrayList<Map<String, Object>>();
        for (var number = 1; number <= PASSAGES; number++) {
            var id = "passage-" + number;
            blocks.add(Fixtures.block(id, "본문 " + number, "Text " + number + (id.equals(AMENDED) ? amendment : "")));
        }
        return Fixtures.version(label, blocks);
    }

    /** So many consented to the first version, and the second one is in force. */
    private Amended amended(int consented) {
        var staff = staff();
        var study = staff.study();
        var document = staff.document(study, "MAIN_ICF");
        var first = staff.draft(document, version("1.0", ""));
        staff.activate(document, first).expect(200);
        staff.dispatch(first, staff.group(study, Fixtures.people(consented)));
        peopleAskedBy(staff).forEach(person -> person.identified().sign().expect(201));
        clock.advance(Duration.ofMinutes(1));
        var second = staff.draft(document, version("2.0", ", and more"));
        staff.activate(document, second).expect(200);
        return new Amended(staff, study, document, first, second);
    }

    private String inAMonth() {
        return clock.instant().plus(Duration.ofDays(30)).toString();
    }

    private Person askedAgain(Amended amended, Answer campaign) {
        amended.staff().dispatch(amended.to(), campaign.id("groupId"));
        return peopleAskedBy(amended.staff()).getLast();
    }

    @Test
    @Clause("ICH E6(R3) 2.8.2")
    void oneOfTwelvePassagesIsAcknowledgedAndKeptWithTheHashOfTheDifference() {
        var amended = amended(1);
        var campaign = amended.start(inAMonth()).expect(201);
        var person = askedAgain(amended, campaign).identified();

        var changes = person.look().at("/changes");
        assertThat(changes.at("/previousVersionLabel").asString()).isEqualTo("1.0");
        assertThat(changes.at("/blocks")).hasSize(1);
        assertThat(changes.at("/blocks/0/before").asString()).isEqualTo("Text 7");
        assertThat(person.look().at("/blocks")).hasSize(PASSAGES);
        var unread = person.sign();
        assertThat(unread.refusal()).isEqualTo("422 answers-invalid");
        assertThat(unread.at("/errors/0/pointer").asString()).isEqualTo("/acknowledgements/" + AMENDED);
        assertThat(person.acknowledge("passage-1").refusal()).isEqualTo("404 passage-unchanged");
        person.acknowledge(AMENDED).expect(204);
        person.acknowledge(AMENDED).expect(204);
        person.sign().expect(201);

        var evidence = evidence(person.request());
        assertThat(evidence.at("/changes/acknowledgedBlocks").toString()).isEqualTo("[\"" + AMENDED + "\"]");
        assertThat(evidence.at("/changes/diffHash").asString()).hasSize(64);
        assertThat(evidence.at("/changes/diff/blocks")).hasSize(1);
        assertThat(evidence.at("/changes/previousVersionId").asString())
                .isEqualTo(amended.from().toString());
    }

    @Test
    void whoIsAskedForTheFirstTimeHasNothingToCompare() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();

        assertThat(person.look().at("/changes").isNull()).isTrue();
        person.sign().expect(201);
        assertThat(evidence(person.request()).has("changes")).isFalse();
    }

    @Test
    void aCampaignTellsWhoHasToBeAskedAndHowFarItIs() {
        var amended = amended(3);
        var staff = amended.staff();
        var records = staff.get("/consent-requests").at("/items");
        var gone = records.at("/1/participantRef").asString();
        var campaign = amended.start(inAMonth()).expect(201);

        assertThat(campaign.at("/required").asInt()).isEqualTo(3);
        assertThat(states(staff, gone)).containsExactly("RECONSENT_DUE");
        var record = staff.get("/participants/" + gone + "/consent-records")
                .at("/0/recordId")
                .asString();
        assertThat(eventsOf(UUID.fromString(record))).containsExactly("consent.record.reconsent-required.v1");
        staff.post("/participants/" + gone + "/withdrawal", null).expect(204);
        var person = askedAgain(amended, campaign).identified();
        person.acknowledge(AMENDED).expect(204);
        person.sign().expect(201);

        clock.advance(Duration.ofDays(31));
        var progress = staff.get("/reconsent-campaigns/" + campaign.id("campaignId"));
        assertThat(List.of("renewed", "ended", "open", "overdue").stream()
                        .map(it -> progress.at("/" + it).asInt()))
                .containsExactly(1, 1, 1, 1);
        assertThat(states(
                        staff,
                        staff.get("/consent-requests/" + person.request()).text("participantRef")))
                .containsExactly("SUPERSEDED", "ACTIVE");
        assertThat(states(staff, gone)).containsExactly("WITHDRAWN");
        assertThat(staff.get("/reconsent-campaigns").at("/items")).hasSize(1);
        assertThat(staff().get("/reconsent-campaigns/" + campaign.id("campaignId"))
                        .refusal())
                .isEqualTo("404 campaign-not-found");
    }

    @Test
    void onlySensibleCampaignsStart() {
        var amended = amended(1);
        var staff = amended.staff();
        var other = staff.publish();

        assertThat(new Amended(staff, amended.study(), amended.document(), other.version(), amended.to())
                        .start(inAMonth())
                        .refusal())
                .isEqualTo("422 versions-unrelated");
        assertThat(amended.start("2020-01-01T00:00:00Z").refusal()).isEqualTo("422 due-date-past");
        assertThat(new Amended(staff, amended.study(), amended.document(), amended.to(), amended.to())
                        .start(inAMonth())
                        .refusal())
                .isEqualTo("422 versions-unrelated");
        assertThat(new Amended(staff, amended.study(), amended.document(), amended.from(), amended.from())
                        .start(inAMonth())
                        .refusal())
                .isEqualTo("409 version-not-effective");
        amended.start(inAMonth()).expect(201);
        assertThat(amended.start(inAMonth()).refusal()).isEqualTo("409 campaign-exists");
        // who has consented to the new one needs not be asked again
        var nobody = staff.draft(other.document(), Fixtures.version("2.0"));
        staff.activate(other.document(), nobody).expect(200);
        assertThat(new Amended(staff, other.study(), other.document(), other.version(), nobody)
                        .start(inAMonth())
                        .refusal())
                .isEqualTo("409 nobody-to-ask-again");
        assertThat(staff.get("/participant-groups").at("/items").size()).isEqualTo(2);
    }

    @Test
    void whoHasConsentedToThisVersionIsNotAskedTwice() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(1));
        staff.dispatch(published.version(), group);
        peopleAskedBy(staff).getFirst().identified().sign().expect(201);

        var batch = staff.dispatch(published.version(), group);

        assertThat(staff.get("/dispatch-batches/" + batch + "/items")
                        .at("/items/0/reason")
                        .asString())
                .isEqualTo("ALREADY_CONSENTED");
        assertThat(peopleAskedBy(staff)).hasSize(1);
    }

    @Test
    void aRequestAboutASupersededVersionMakesWay() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(2));
        staff.dispatch(published.version(), group);
        var early = peopleAskedBy(staff).getFirst().identified();
        var second = staff.draft(published.document(), Fixtures.version("2.0"));
        staff.activate(published.document(), second).expect(200);

        staff.dispatch(second, group);

        assertThat(early.look().refusal()).isEqualTo("410 request-cancelled");
        assertThat(staff.get("/consent-requests/" + early.request()).text("cancelReason"))
                .isEqualTo("VERSION_SUPERSEDED");
        assertThat(peopleAskedBy(staff)).hasSize(4);
        peopleAskedBy(staff).getLast().identified().sign().expect(201);
    }

    @Test
    void twoVersionsAreComparedBeforeAnybodyIsAsked() {
        var amended = amended(1);
        var versions = "/consent-documents/" + amended.document() + "/versions/";

        var diff = amended.staff()
                .get(versions + amended.to() + "/diff?from=" + amended.from())
                .expect(200);

        assertThat(diff.at("/blocks")).hasSize(1);
        assertThat(diff.at("/blocks/0/kind").asString()).isEqualTo("CHANGED");
        assertThat(amended.staff()
                        .get(versions + amended.to() + "/diff?from=" + UUID.randomUUID())
                        .refusal())
                .isEqualTo("404 version-not-found");
    }

    private static List<String> states(Staff staff, String participant) {
        var states = new ArrayList<String>();
        staff.get("/participants/" + participant + "/consent-records")
                .json()
                .forEach(record -> states.add(record.path("state").asString()));
        return states;
    }

    private JsonNode evidence(UUID request) {
        return JsonMapper.shared().readTree(evidenceOf(request));
    }
}
