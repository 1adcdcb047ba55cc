package io.trialsuite.consent.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountersigningScenarioTests extends ConsentScenario {

    private static final List<List<String>> USUAL = List.of(List.of("PARTICIPANT"), List.of("OBTAINING_PERSON"));

    CountersigningScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    /** A request that its participant has signed, and somebody to whom obtaining consent is delegated. */
    private record Signed(Staff staff, Staff.Published published, Person person) {

        UUID request() {
            return person.request();
        }
    }

    private Signed signed(List<List<String>> rule) {
        var staff = staff();
        var published = staff.publish(rule);
        masterFileOf(staff)
                .delegates(staff.account(), published.study(), clock.instant().minusSeconds(60), null);
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        person.sign().expect(201);
        return new Signed(staff, published, person);
    }

    @Test
    @Clause("21 CFR 11.50(a)")
    void theConsentIsGivenWithTheSignatureOfWhoObtainedIt() {
        var signed = signed(USUAL);
        var path = "/consent-requests/" + signed.request();
        assertThat(signed.staff().get(path).text("state")).isEqualTo("AWAITING_COUNTERSIGN");
        assertThat(signed.staff().get(path).at("/awaitedSigners/0").asString()).isEqualTo("OBTAINING_PERSON");
        assertThat(eventsOf(signed.request())).doesNotContain("consent.record.granted.v1");

        var countersigned = proved(signed.staff()).countersign(signed.request()).expect(201);

        assertThat(countersigned.text("state")).isEqualTo("COMPLETED");
        assertThat(eventsOf(signed.request()))
                .endsWith("consent.signature.applied.v2", "consent.signature.applied.v2", "consent.record.granted.v1");
        var evidence = evidenceOf(signed.request(), "OBTAINING_PERSON");
        assertThat(evidence)
                .contains("\"evidenceHash\":\"" + evidenceHash(signed.request(), "PARTICIPANT") + "\"")
                .contains(
                        "\"method\":\"RECENT_PROOF\"",
                        "Dr. Haneul Lee",
                        "account/" + signed.staff().account());
        assertThat(recordHash(signed.request())).isEqualTo(countersigned.text("evidenceHash"));
        await().until(() -> signed.staff().get(path + "/verification").status() == 200);
        assertThat(signed.staff().get(path + "/verification").at("/intact").asBoolean())
                .isTrue();
    }

    @Test
    @Clause("21 CFR 11.200(a)(1)")
    void aSessionAloneOrAnOldProofCountersignsNothing() {
        var signed = signed(USUAL);
        var intent = signed.staff().announceCountersignature(signed.request()).expect(201);

        for (var tooLittle : List.of(signed.staff(), proved(signed.staff(), Duration.ofMinutes(6)))) {
            assertThat(tooLittle
                            .confirmCountersignature(
                                    signed.request(), intent.id("intentId"), intent.text("documentHash"))
                            .refusal())
                    .isEqualTo("401 insufficient-user-authentication");
        }
        proved(signed.staff())
                .confirmCountersignature(signed.request(), intent.id("intentId"), intent.text("documentHash"))
                .expect(201);
    }

    @Test
    @Clause({"21 CFR 11.10(g)", "CI-12"})
    void whoHoldsNoDelegationAtTheSiteAndAtThisMomentMayNot() {
        var signed = signed(USUAL);
        var stranger = staffOf(signed.staff().organization());
        var endsSoon = staffOf(signed.staff().organization());
        var now = clock.instant();
        masterFileOf(signed.staff())
                .delegates(endsSoon.account(), signed.published().study(), now.minusSeconds(60), now.plusSeconds(100));

        assertThat(proved(stranger).countersign(signed.request()).refusal()).isEqualTo("403 delegation-missing");
        var intent = proved(endsSoon)
                .announceCountersignature(signed.request())
                .expect(201)
                .id("intentId");
        clock.advance(Duration.ofSeconds(101));
        assertThat(proved(endsSoon)
                        .confirmCountersignature(
                                signed.request(), intent, signed.published().hash())
                        .refusal())
                .isEqualTo("403 delegation-missing");
        // what another organization's master file says of the same person and site is nothing to us, nor to them
        masterFileOf(staff()).delegates(stranger.account(), signed.published().study(), now.minusSeconds(60), null);
        assertThat(proved(stranger).countersign(signed.request()).refusal()).isEqualTo("403 delegation-missing");
        // the control: the one whose delegation goes on
        proved(signed.staff()).countersign(signed.request()).expect(201);
    }

    @Test
    @Clause("21 CFR 11.10(j)")
    void whoHasNotAcceptedThePolicySignsNothing() {
        var signed = signed(USUAL);
        var path = "/consent-requests/" + signed.request() + "/signature-intents";
        var body = Map.of("meaningCode", "CONSENT_OBTAINED", "printedName", "Dr. Haneul Lee");

        assertThat(signed.staff().post(path, body).refusal()).isEqualTo("403 policy-not-accepted");
        var policy = signed.staff().get("/signature-policy?locale=ko");
        assertThat(policy.at("/acceptedAt").isNull()).isTrue();
        assertThat(policy.text("text")).contains("자필서명");
        assertThat(signed.staff()
                        .post("/signature-policy/acceptance", Map.of("version", 2))
                        .refusal())
                .isEqualTo("409 policy-outdated");
        signed.staff().answerable().answerable();

        assertThat(signed.staff().get("/signature-policy").at("/acceptedAt").isNull())
                .isFalse();
        signed.staff().post(path, body).expect(201);
        assertThat(trailOf(signed.staff().account())).containsOnlyOnce("consent.policy.accepted");
    }

    @Test
    @Clause("CI-3")
    void nobodyCountersignsBeforeTheParticipantOrTwice() {
        var staff = staff();
        var published = staff.publish(USUAL);
        masterFileOf(staff)
                .delegates(staff.account(), published.study(), clock.instant().minusSeconds(60), null);
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();

        assertThat(proved(staff).countersign(person.request()).refusal()).isEqualTo("409 signature-order");
        person.sign().expect(201);
        proved(staff).countersign(person.request()).expect(201);
        assertThat(proved(staff).countersign(person.request()).refusal()).isEqualTo("409 already-signed");
    }

    @Test
    @Clause("CI-4")
    void whatIsConfirmedIsWhatWasShownAndWithinFiveMinutes() {
        var signed = signed(USUAL);
        var investigator = proved(signed.staff());
        var intent = investigator
                .announceCountersignature(signed.request())
                .expect(201)
                .id("intentId");

        assertThat(investigator
                        .confirmCountersignature(signed.request(), intent, "0".repeat(64))
                        .refusal())
                .isEqualTo("409 document-changed");
        assertThat(investigator
                        .confirmCountersignature(
                                signed.request(),
                                UUID.randomUUID(),
                                signed.published().hash())
                        .refusal())
                .isEqualTo("404 intent-unknown");
        clock.advance(Duration.ofMinutes(5));
        assertThat(investigator
                        .confirmCountersignature(
                                signed.request(), intent, signed.published().hash())
                        .refusal())
                .isEqualTo("410 intent-expired");
        assertThat(investigator
                        .post(
                                "/consent-requests/" + signed.request() + "/signature-intents",
                                Map.of("meaningCode", "CONSENT", "printedName", "Haneul Lee"))
                        .refusal())
                .isEqualTo("422 meaning-unfit");
    }

    @Test
    @Clause("CI-8")
    void aMissingCountersignatureKeepsNobodyInAndDoesNotRunOut() {
        var signed = signed(USUAL);
        var other = signed(USUAL);
        clock.advance(Duration.ofDays(400));

        assertThat(signed.staff().get("/consent-requests/" + signed.request()).text("state"))
                .isEqualTo("AWAITING_COUNTERSIGN");
        signed.person().identified().decline("OTHER").expect(204);
        other.staff()
                .post(
                        "/consent-requests/" + other.request() + "/cancellation",
                        Map.of("reasonCode", "CONSENT_DOUBTFUL"))
                .expect(204);

        assertThat(eventsOf(signed.request())).endsWith("consent.request.declined.v1");
        assertThat(eventsOf(other.request())).endsWith("consent.request.cancelled.v2");
        assertThat(proved(signed.staff()).countersign(signed.request()).refusal())
                .startsWith("4");
    }

    private static String evidenceHash(UUID request, String role) {
        return ROWS.sql("select evidence_hash from consent_signature where request_id = :request and role = :role")
                .param("request", request)
                .param("role", role)
                .query(String.class)
                .single();
    }

    private static String recordHash(UUID request) {
        return ROWS.sql("select evidence_hash from consent_record where request_id = :request")
                .param("request", request)
                .query(String.class)
                .single();
    }
}
