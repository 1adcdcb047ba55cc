package io.trialsuite.consent.requests;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityScenarioTests extends ConsentScenario {

    private final ExpirySweep sweep;

    IdentityScenarioTests(ShiftableClock clock, ExpirySweep sweep) {
        super(clock);
        this.sweep = sweep;
    }

    @Test
    void theLinkShowsTheDocumentInTheParticipantsLanguageAndChangesNothing() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(2)));
        var english = person(staff, "en");
        var korean = person(staff, "ko");

        assertThat(english.look().expect(200).at("/blocks/0/text").asString()).isEqualTo("Why this study is done");
        assertThat(korean.look().expect(200).at("/blocks/0/text").asString()).isEqualTo("이 연구의 목적");
        assertThat(english.look().text("documentHash")).isEqualTo(published.hash());
        assertThat(english.look().text("state")).isEqualTo("SENT");
        assertThat(eventsOf(english.request())).doesNotContain("consent.request.opened.v1");
        assertThat(trailOf(english.request())).containsExactly("consent.request.dispatched");
    }

    @Test
    void askingForTheFirstCodeOpensTheRequest() {
        var person = asked();

        person.askForCode().expect(202);
        person.askForCode().expect(202);

        assertThat(person.look().text("state")).isEqualTo("OPENED");
        assertThat(eventsOf(person.request())).containsOnlyOnce("consent.request.opened.v1");
        assertThat(trailOf(person.request())).containsOnlyOnce("consent.request.opened");
    }

    @Test
    void aLockEndsTheSessionsThatWereOpenBefore() {
        var person = asked().identified();
        person.answer("remark", "mine").expect(204);
        person.askForCode().expect(202);

        lockOut(person);

        assertThat(person.answer("remark", "still mine").refusal()).isEqualTo("401 session-required");
        assertThat(person.look().at("/identified").asBoolean()).isFalse();
    }

    @Test
    @Clause("21 CFR 11.300(d)")
    void whoeverIsLockedOutFiveTimesHasUsedUpTheLink() {
        var person = asked().identified();
        for (var minutes : List.of(15, 30, 60, 120)) {
            clock.advance(Duration.ofHours(1));
            person.askForCode().expect(202);
            assertThat(lockOut(person).headers().getFirst("Retry-After")).isEqualTo(String.valueOf(minutes * 60));
            clock.advance(Duration.ofMinutes(minutes));
        }
        clock.advance(Duration.ofHours(1));
        person.askForCode().expect(202);

        assertThat(lockOut(person).refusal()).isEqualTo("410 request-cancelled");

        assertThat(person.askForCode().refusal()).isEqualTo("410 request-cancelled");
        assertThat(person.look().refusal()).isEqualTo("410 request-cancelled");
        assertThat(person.sign("a".repeat(64)).refusal()).isEqualTo("401 session-required");
        assertThat(eventsOf(person.request()))
                .endsWith("consent.request.cancelled.v2", "security.signing-abuse-detected.v1");
        assertThat(trailOf(person.request())).endsWith("consent.request.cancelled");
    }

    @Test
    void answersAreShownOnlyToWhoeverIsIdentified() {
        var person = asked();
        person.identified().answer("remark", "private words").expect(204);

        assertThat(person.look().body()).contains("private words");
        assertThat(person.withSession(null).look().body()).doesNotContain("private words");
    }

    @Test
    void anUnknownLinkLeadsNowhere() {
        var nowhere = new Outgoing("", "", "", "", Map.of("link", "http://x/p/requests/" + "x".repeat(43)), "");
        var stranger = new Person(api(), ROWS, nowhere);

        assertThat(stranger.look().refusal()).isEqualTo("404 link-unknown");
        assertThat(stranger.askForCode().refusal()).isEqualTo("404 link-unknown");
        assertThat(stranger.decline("OTHER").refusal()).isEqualTo("404 link-unknown");
    }

    @Test
    void aMadeUpLinkCostsNeitherAKeyNorTheReadingOfABody() {
        var nowhere = new Outgoing("", "", "", "", Map.of("link", "http://x/p/requests/" + "x".repeat(43)), "");
        var stranger = new Person(api(), ROWS, nowhere);
        var key = "k".repeat(256);

        assertThat(sign(stranger, key).refusal()).isEqualTo("404 link-unknown");
        // the control: behind a link that leads somewhere, such a key is the first thing that is refused
        assertThat(sign(asked(), key).refusal()).isEqualTo("400 malformed-idempotency-key");
    }

    private static Answer sign(Person person, String key) {
        return person.confirm(UUID.randomUUID(), "a".repeat(64), "000000", Map.of("no", "signature"), key);
    }

    @Test
    void aWrongCodeSaysHowManyAttemptsAreLeft() {
        var person = asked();
        person.askForCode().expect(202);

        var wrong = person.enter(person.wrongCode());

        assertThat(wrong.refusal()).isEqualTo("422 wrong-code");
        assertThat(wrong.at("/attemptsLeft").asInt()).isEqualTo(4);
        person.enter(person.code()).expect(200);
    }

    @Test
    @Clause("21 CFR 11.300(d)")
    void fiveWrongCodesLockTheRequestForAQuarterOfAnHour() {
        var person = asked();
        person.askForCode().expect(202);
        var right = person.code();
        for (var attempt = 1; attempt < 5; attempt++) {
            assertThat(person.enter(person.wrongCode()).refusal()).isEqualTo("422 wrong-code");
        }

        var locked = person.enter(person.wrongCode());

        assertThat(locked.refusal()).isEqualTo("429 request-locked");
        assertThat(locked.headers().getFirst("Retry-After")).isEqualTo("900");
        assertThat(person.enter(right).refusal()).isEqualTo("429 request-locked");
        assertThat(person.askForCode().refusal()).isEqualTo("429 request-locked");
        assertThat(eventsOf(person.request()))
                .containsOnlyOnce("consent.request.locked.v1", "security.signing-abuse-detected.v1");

        clock.advance(Duration.ofMinutes(16));
        assertThat(person.enter(right).refusal()).isEqualTo("422 code-not-active");
        person.askForCode().expect(202);
        person.enter(person.code()).expect(200);
    }

    @Test
    void aCodeWorksOnceAndOnlyTheLastOneDoes() {
        var person = asked();
        person.askForCode().expect(202);
        var first = person.code();
        person.askForCode().expect(202);
        var second = person.code();

        if (!first.equals(second)) {
            assertThat(person.enter(first).refusal()).isEqualTo("422 wrong-code");
        }
        person.enter(second).expect(200);
        assertThat(person.enter(second).refusal()).isEqualTo("422 code-not-active");
    }

    @Test
    void aCodeIsOldAfterTenMinutesAndASessionAfterThirty() {
        var person = asked();
        person.askForCode().expect(202);
        var code = person.code();
        clock.advance(Duration.ofMinutes(10));
        assertThat(person.enter(code).refusal()).isEqualTo("422 code-not-active");

        person.identified().answer("remark", "in time").expect(204);
        clock.advance(Duration.ofMinutes(30));
        assertThat(person.answer("remark", "too late").refusal()).isEqualTo("401 session-required");
        assertThat(person.sign().refusal()).isEqualTo("401 session-required");
    }

    @Test
    void codesAreNotSentWithoutEnd() {
        var person = asked();
        for (var count = 0; count < 5; count++) {
            person.askForCode().expect(202);
        }

        var flooded = person.askForCode();

        assertThat(flooded.refusal()).isEqualTo("429 too-many-codes");
        assertThat(person.mails("consent-code")).hasSize(5);
        clock.advance(Duration.ofHours(1));
        person.askForCode().expect(202);
    }

    @Test
    void aMalformedCodeIsNoAttempt() {
        var person = asked();
        person.askForCode().expect(202);

        assertThat(person.enter("12345").refusal()).isEqualTo("422 validation-failed");
        assertThat(person.enter("12345a").refusal()).isEqualTo("422 validation-failed");
        assertThat(person.enter(person.wrongCode()).at("/attemptsLeft").asInt()).isEqualTo(4);
    }

    @Test
    void afterTwoWeeksTheLinkIsGoneAndANewRequestIsPossible() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(1));
        staff.dispatch(published.version(), group);
        var person = peopleAskedBy(staff).getFirst().identified();

        clock.advance(Duration.ofDays(14));

        assertThat(person.look().refusal()).isEqualTo("410 request-expired");
        assertThat(person.askForCode().refusal()).isEqualTo("410 request-expired");
        await().until(() -> {
            sweep.run();
            return statusIn(person).equals("EXPIRED");
        });
        assertThat(eventsOf(person.request())).endsWith("consent.request.expired.v1");
        staff.dispatch(published.version(), group);
        assertThat(peopleAskedBy(staff)).hasSize(2);
    }

    @Test
    void theDatabaseHoldsNeitherTokenNorCodeOutsideTheMail() {
        var person = asked().identified();
        var secrets = new String[] {person.invitation().linkToken(), person.code(), String.valueOf(person.session())};

        for (var table : new String[] {
            "participant_link", "participant_session", "identity_challenge", "consent_request", "audit_entry"
        }) {
            var dump = ROWS.sql("select coalesce(string_agg(t::text, ''), '') from " + table + " t"
                            + (table.equals("identity_challenge")
                                    ? " where request_id = '" + person.request() + "'"
                                    : ""))
                    .query(String.class)
                    .single();
            assertThat(dump).as(table).doesNotContain(secrets[0]).doesNotContain(secrets[2]);
            if (table.equals("identity_challenge")) {
                assertThat(dump.replaceAll("[^0-9a-z]", " ").split(" ")).doesNotContain(secrets[1]);
            }
        }
    }

    private static Answer lockOut(Person person) {
        for (var attempt = 1; attempt < 5; attempt++) {
            assertThat(person.enter(person.wrongCode()).refusal()).isEqualTo("422 wrong-code");
        }
        return person.enter(person.wrongCode());
    }

    private Person asked() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        return peopleAskedBy(staff).getFirst();
    }

    private Person person(Staff staff, String locale) {
        return peopleAskedBy(staff).stream()
                .filter(it -> it.invitation().locale().equals(locale))
                .findFirst()
                .orElseThrow();
    }

    private static String statusIn(Person person) {
        return ROWS.sql("select state from consent_request where id = :request")
                .param("request", person.request())
                .query(String.class)
                .single();
    }
}
