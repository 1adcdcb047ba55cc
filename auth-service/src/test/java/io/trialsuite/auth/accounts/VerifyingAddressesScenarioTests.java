package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.auth.Answer;
import io.trialsuite.auth.AuthScenario;
import io.trialsuite.test.TestAws.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class VerifyingAddressesScenarioTests extends AuthScenario {

    VerifyingAddressesScenarioTests(World world) {
        super(world);
    }

    private Answer verify(String token) {
        return post("/v2/accounts/verification", Map.of("token", token), null);
    }

    private Answer askForMail(String email) {
        return post("/v2/accounts/verification-mails", Map.of("email", email), null);
    }

    private boolean isVerified(Person person) {
        return world.rows()
                .sql("select email_verified_at is not null from account where email = :email")
                .param("email", person.email())
                .query(Boolean.class)
                .single();
    }

    @Test
    void registeringSendsALinkThatProvesTheAddressOnce() {
        var person = somebody();
        assertThat(isVerified(person)).isFalse();
        var mail = mails(person.email(), "account-verification").getFirst();
        assertThat(mail.link()).startsWith("http://127.0.0.1:8100/account/verification#");
        assertThat(mail.command().toString()).doesNotContain("Kim Minji");

        assertThat(verify(mail.token()).status()).isEqualTo(204);

        assertThat(isVerified(person)).isTrue();
        assertThat(verify(mail.token()).refusal()).isEqualTo("410 link-rejected");
        assertThat(verify("nonsense").comparable())
                .isEqualTo(verify(mail.token()).comparable());
    }

    @Test
    void aLinkExpiresAndANewerOneReplacesIt() {
        var person = somebody();
        var first = mails(person.email(), "account-verification").getFirst().token();
        assertThat(askForMail(person.email()).status()).isEqualTo(202);
        var second = mails(person.email(), "account-verification").getLast().token();

        assertThat(verify(first).refusal()).isEqualTo("410 link-rejected");
        world.clock().advance(Duration.ofHours(24));
        assertThat(verify(second).refusal()).isEqualTo("410 link-rejected");
        assertThat(askForMail(person.email()).status()).isEqualTo(202);
        assertThat(verify(mails(person.email(), "account-verification")
                                .getLast()
                                .token())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void ofManyAtOnceOneProvesTheAddress() throws Exception {
        var person = somebody();
        var token = mails(person.email(), "account-verification").getFirst().token();

        var statuses = atOnce(6, () -> verify(token).status());

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 410);
    }

    @Test
    void askingForMailTellsNothingAboutTheAddress() {
        var known = somebody().email();
        var proved = verified(somebody()).email();
        var unknown = someEmail();

        var answers = List.of(askForMail(known), askForMail(proved), askForMail(unknown));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers).extracting(Answer::body).containsOnly("");
        assertThat(mails(known, "account-verification")).hasSize(2);
        assertThat(mails(proved, "account-verification")).hasSize(1);
        assertThat(mails(unknown, "account-verification")).isEmpty();
    }

    @Test
    void nobodyIsFloodedWithMailNorIsItToldWhoWouldBe() {
        var known = somebody().email();
        var unknown = someEmail();
        for (int i = 0; i < 3; i++) {
            assertThat(askForMail(unknown).status()).isEqualTo(202);
        }
        assertThat(askForMail(known).status()).isEqualTo(202);
        assertThat(askForMail(known).status()).isEqualTo(202);

        var refusedKnown = askForMail(known);
        var refusedUnknown = askForMail(unknown);
        assertThat(refusedKnown.refusal()).isEqualTo("429 too-many-attempts");
        assertThat(refusedKnown.comparable()).isEqualTo(refusedUnknown.comparable());
        assertThat(refusedKnown.headers().getFirst("Retry-After")).isNotNull();

        world.clock().advance(Duration.ofMinutes(10));
        assertThat(askForMail(known).status()).isEqualTo(202);
    }

    @Test
    void whoeverRegistersAKnownAddressAgainOnlyMakesItsOwnerHearOfIt() {
        var person = verified(somebody());

        for (int i = 0; i < 6; i++) {
            assertThat(register(person.email()).status()).isEqualTo(201);
        }

        assertThat(mails(person.email(), "account-known")).hasSizeBetween(1, 3);
        assertThat(mails(person.email(), "account-verification")).hasSize(1);
        assertThat(isVerified(person)).isTrue();
    }

    @Test
    void mailIsWrittenInTheLanguageOfTheRequest() {
        var person = somebody();
        assertThat(mails(person.email(), "account-verification").getFirst().locale())
                .isEqualTo("en");

        client().post()
                .uri("/v2/accounts/verification-mails")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept-Language", Locale.KOREA.toLanguageTag())
                .body(Map.of("email", person.email()))
                .exchange()
                .expectStatus()
                .isEqualTo(202);

        assertThat(mails(person.email(), "account-verification").getLast().locale())
                .isEqualTo("ko");
    }

    @Test
    void mailThatComesBackForGoodTakesTheProofAway() {
        var person = verified(somebody());
        var other = verified(somebody());

        report(bounce("account", account(other), false));
        report(bounce("invitation", account(other), true));
        report(bounce("account", UUID.randomUUID().toString(), true));
        report(bounce("account", account(person), true));

        await().atMost(Duration.ofSeconds(30)).until(() -> !isVerified(person));
        await().atMost(Duration.ofSeconds(30)).until(() -> SUITE.aws().depth("trialsuite-auth-inbox.fifo") == 0);
        assertThat(isVerified(other)).isTrue();
    }

    @Test
    void aBounceFromBeforeTheProofProvesNothing() {
        var account =
                new Account(AccountId.next(), EmailAddress.of(someEmail()), new DisplayName("Kim"), Instant.EPOCH);
        var proved = Instant.parse("2026-03-02T09:00:00Z");

        assertThat(account.proveAddress(proved)).isPresent();
        assertThat(account.proveAddress(proved.plusSeconds(1))).isEmpty();
        assertThat(account.loseAddress(proved.minusSeconds(1))).isEmpty();
        assertThat(account.loseAddress(proved.plusSeconds(1))).isPresent();
        assertThat(account.loseAddress(proved.plusSeconds(2))).isEmpty();
    }

    private Map<String, Object> bounce(String kind, String id, boolean permanent) {
        return Map.of(
                "mailId", UUID.randomUUID(),
                "reference", Map.of("context", "auth", "kind", kind, "id", id),
                "permanent", permanent,
                "bouncedAt", world.clock().instant().plusSeconds(60).toString());
    }

    private static void report(Map<String, Object> data) {
        SUITE.aws().announce(Announcement.of("mailing.mail.bounced.v1", UUID.randomUUID(), PlatformStream.ID, data));
    }
}
