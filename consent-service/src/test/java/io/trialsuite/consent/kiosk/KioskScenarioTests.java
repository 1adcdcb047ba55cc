package io.trialsuite.consent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Participants without a mailbox sign on a device of the site, which staff hand them and take back. */
class KioskScenarioTests extends ConsentScenario {

    private static final String NOBODY_ELSES = "S-0001,Haneul Kim,,,en,1980,KR-01";

    KioskScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    /** A participant at the site and a device that is registered there. */
    private record AtSite(Staff staff, Staff.Published published, UUID participant, UUID device, String secret) {

        UUID ask() {
            return staff.post(
                            "/consent-requests",
                            Map.of("versionId", published.version(), "participantRef", participant))
                    .expect(201)
                    .id("requestId");
        }

        Answer handOver(UUID request, String deviceSecret) {
            return staff.postFrom(
                    deviceSecret,
                    "/consent-requests/" + request + "/kiosk-sessions",
                    Map.of("role", "PARTICIPANT", "identityMethod", "PHOTO_ID"));
        }

        /** What the page on the device does. */
        Tablet tablet(Answer opened) {
            return new Tablet(staff, opened.text("linkToken"), opened.text("sessionToken"), secret);
        }
    }

    private record Tablet(Staff staff, String link, String session, String secret) {

        Answer send(HttpMethod method, String path, @Nullable Object body) {
            return staff.api()
                    .send(
                            method,
                            "/p/requests/" + link + path,
                            Map.of("Participant-Session", session, "Kiosk-Device", secret),
                            body);
        }

        Answer look() {
            return staff.api()
                    .get("/p/requests/" + link, Map.of("Participant-Session", session, "Kiosk-Device", secret));
        }

        Answer sign(Map<String, Object> signature) {
            send(HttpMethod.PUT, "/answers/understood", Map.of("answer", true)).expect(204);
            var intent = send(HttpMethod.POST, "/signature-intents", Map.of("meaningCode", "CONSENT"))
                    .expect(201);
            return send(
                    HttpMethod.POST,
                    "/signature-intents/" + intent.id("intentId") + "/confirmation",
                    Map.of("documentHash", intent.text("documentHash"), "signature", signature));
        }
    }

    private AtSite atSite() {
        var staff = staff();
        var published = staff.publish();
        masterFileOf(staff).delegates(staff.account(), published.study(), clock.instant(), null);
        staff.group(published.study(), List.of(NOBODY_ELSES));
        var participant = ROWS.sql("select id from participant where study_id = :study")
                .param("study", published.study())
                .query(UUID.class)
                .single();
        var site = masterFileOf(staff).sites(published.study()).getFirst();
        var device = staff.post("/kiosk-devices", Map.of("siteId", site, "name", "Tablet 1"))
                .expect(201);
        return new AtSite(staff, published, participant, device.id("deviceId"), device.text("secret"));
    }

    @Test
    @Clause("FDA eIC Q&A 2024")
    void whoHasNoMailboxSignsByHandOnTheSitesDeviceAndIsHandedTheCopy() {
        var atSite = atSite();
        var staff = atSite.staff();
        var request = atSite.ask();
        assertThat(staff.post("/consent-requests/" + request + "/reminder", null)
                        .refusal())
                .isEqualTo("409 nobody-to-remind");

        var tablet = atSite.tablet(atSite.handOver(request, atSite.secret()).expect(201));
        assertThat(tablet.look().at("/identified").asBoolean()).isTrue();
        assertThat(tablet.sign(Person.typed("Haneul Kim")).refusal()).isEqualTo("422 drawn-signature-required");
        tablet.sign(Person.drawn()).expect(201);

        // it locks itself
        assertThat(tablet.look().refusal()).isEqualTo("404 link-unknown");
        assertThat(evidenceOf(request))
                .contains(
                        "\"method\":\"PHOTO_ID\"",
                        "\"mode\":\"ON_SITE\"",
                        "\"verifiedBy\":\"account/" + staff.account() + "\"",
                        "strokes");
        assertThat(stateBefore(request, "consent.kiosk.opened")).isEqualTo("SENT");
        assertThat(Outgoing.of(ROWS, staff.organization())).isEmpty();
        assertThat(staff.get("/consent-requests/" + request).text("delivery")).isEqualTo("NOT_SENT");
        var copy = "/consent-requests/" + request + "/copy";
        await().until(() -> staff.get(copy).status() == 200);
        staff.post(copy + "-handover", null).expect(204);
        staff.post(copy + "-handover", null).expect(204);
        assertThat(eventsOf(request))
                .containsSubsequence(
                        "consent.request.dispatched.v2",
                        "consent.request.opened.v1",
                        "consent.request.identity-verified.v2",
                        "consent.signature.applied.v2",
                        "consent.record.granted.v1")
                .containsOnlyOnce("consent.copy.delivered.v2");
        assertThat(trailOf(request)).contains("consent.kiosk.opened", "consent.copy.delivered");
    }

    @Test
    @Clause("21 CFR 11.10(h)")
    void onlyARegisteredDeviceOfTheSiteIsHandedOver() {
        var atSite = atSite();
        var staff = atSite.staff();
        var request = atSite.ask();
        var elsewhere = masterFileOf(staff).sites(atSite.published().study()).get(1);
        var other = staff.post("/kiosk-devices", Map.of("siteId", elsewhere, "name", "Tablet 2"))
                .expect(201)
                .text("secret");

        assertThat(staff.post("/kiosk-devices", Map.of("siteId", UUID.randomUUID(), "name", "Tablet 3"))
                        .refusal())
                .isEqualTo("404 site-not-found");
        for (var secret : List.of("", "made-up", other)) {
            assertThat(atSite.handOver(request, secret).refusal()).isEqualTo("403 kiosk-device-unknown");
        }
        staff.post("/kiosk-devices/" + atSite.device() + "/retirement", null).expect(204);
        assertThat(atSite.handOver(request, atSite.secret()).refusal()).isEqualTo("403 kiosk-device-unknown");
        assertThat(staff.post("/kiosk-devices/" + atSite.device() + "/retirement", null)
                        .refusal())
                .isEqualTo("404 kiosk-device-not-found");
        assertThat(staff.get("/kiosk-devices").at("/items")).hasSize(2);
        assertThat(staff.get("/kiosk-devices").body()).doesNotContain(atSite.secret(), "secret");
    }

    @Test
    @Clause("21 CFR 11.10(h)")
    void whatWasOpenedOnADeviceOpensNowhereElse() {
        var atSite = atSite();
        var opened = atSite.handOver(atSite.ask(), atSite.secret()).expect(201);
        var copied = new Tablet(atSite.staff(), opened.text("linkToken"), opened.text("sessionToken"), "another");

        assertThat(copied.look().refusal()).isEqualTo("403 not-on-this-device");
        assertThat(copied.send(HttpMethod.PUT, "/answers/understood", Map.of("answer", true))
                        .refusal())
                .isEqualTo("403 not-on-this-device");
        atSite.tablet(opened).look().expect(200);
    }

    @Test
    void staffTakeTheDeviceBackAndTimeDoesToo() {
        var atSite = atSite();
        var request = atSite.ask();
        var first = atSite.tablet(atSite.handOver(request, atSite.secret()).expect(201));

        atSite.staff()
                .post("/consent-requests/" + request + "/kiosk-lock", null)
                .expect(204);
        assertThat(first.look().refusal()).isEqualTo("404 link-unknown");

        var second = atSite.tablet(atSite.handOver(request, atSite.secret()).expect(201));
        clock.advance(Duration.ofMinutes(31));
        assertThat(second.look().refusal()).isEqualTo("404 link-unknown");
    }

    @Test
    void aDeviceThatIsTakenOutOfUseShowsNothingAnyMore() {
        var atSite = atSite();
        var tablet =
                atSite.tablet(atSite.handOver(atSite.ask(), atSite.secret()).expect(201));
        assertThat(tablet.look().at("/onDevice").asBoolean()).isTrue();

        atSite.staff()
                .post("/kiosk-devices/" + atSite.device() + "/retirement", null)
                .expect(204);

        assertThat(tablet.look().refusal()).isEqualTo("404 link-unknown");
    }

    @Test
    void aDocumentThatTakesNoHandwritingIsNotHandedOver() {
        var atSite = atSite();
        var staff = atSite.staff();
        var version = new HashMap<>(Fixtures.version("1.0"));
        var typed = Map.<String, Object>of("kinds", List.of("ELECTRONIC"));
        version.put("fields", List.of(Fixtures.field("signature", "signature", true, typed, "서명", "Signature")));
        var document = staff.document(atSite.published().study(), "GENETIC");
        var draft = staff.draft(document, version);
        staff.activate(document, draft).expect(200);
        var request = staff.post(
                        "/consent-requests", Map.of("versionId", draft, "participantRef", atSite.participant()))
                .expect(201)
                .id("requestId");

        assertThat(atSite.handOver(request, atSite.secret()).refusal()).isEqualTo("409 handwriting-not-offered");
    }

    private static String stateBefore(UUID request, String action) {
        return ROWS.sql(
                        "select (before::jsonb) ->> 'state' from audit_entry where entity_id = :request and action = :action")
                .param("request", request.toString())
                .param("action", action)
                .query(String.class)
                .single();
    }

    @Test
    void onlyWhoMayObtainConsentsThereHandsADeviceOver() {
        var atSite = atSite();
        var request = atSite.ask();
        var colleague = staffOf(atSite.staff().organization());

        assertThat(new AtSite(colleague, atSite.published(), atSite.participant(), atSite.device(), atSite.secret())
                        .handOver(request, atSite.secret())
                        .refusal())
                .isEqualTo("403 delegation-missing");
        assertThat(atSite.staff()
                        .postFrom(
                                atSite.secret(),
                                "/consent-requests/" + request + "/kiosk-sessions",
                                Map.of("role", "LAR", "identityMethod", "KNOWN_TO_STAFF"))
                        .refusal())
                .isEqualTo("409 signatory-not-named");
    }

    @Test
    void nobodyIsAskedTwiceOrInAnotherStudy() {
        var atSite = atSite();
        var staff = atSite.staff();
        atSite.ask();
        var body = Map.of("versionId", atSite.published().version(), "participantRef", atSite.participant());

        assertThat(staff.post("/consent-requests", body).refusal()).isEqualTo("409 not-eligible");
        assertThat(staff.post(
                                "/consent-requests",
                                Map.of("versionId", staff.publish().version(), "participantRef", atSite.participant()))
                        .refusal())
                .isEqualTo("404 participant-not-found");
    }

    @Test
    @Clause("21 CFR 11.200(a)(1)")
    void whoComesByMailStillNeedsACode() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var person = peopleAskedBy(staff).getFirst().identified();
        person.answer("understood", true).expect(204);
        var intent = person.announce().expect(201);

        var without = person.post(
                "/signature-intents/" + intent.id("intentId") + "/confirmation",
                Map.of("documentHash", intent.text("documentHash"), "signature", Person.drawn()));

        assertThat(without.refusal()).isEqualTo("422 code-required");
    }
}
