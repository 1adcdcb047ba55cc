package io.trialsuite.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.auth.AuthScenario;
import io.trialsuite.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class CheckingPasswordsScenarioTests extends AuthScenario {

    private static final String WRONG = "not the password at all";

    private final CheckingPasswords checking;

    CheckingPasswordsScenarioTests(World world, CheckingPasswords checking) {
        super(world);
        this.checking = checking;
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAreAnsweredAlike() {
        var known = logIn(somebody().email(), WRONG);
        var unknown = logIn(someEmail(), WRONG);

        assertThat(known.refusal()).isEqualTo("401 credentials-rejected");
        assertThat(unknown.comparable()).isEqualTo(known.comparable());
        assertThat(unknown.headers().headerNames()).isEqualTo(known.headers().headerNames());
    }

    @Test
    void anUnknownAddressCostsOneHashJustLikeAWrongPassword() {
        var known = somebody().email();
        var unknown = someEmail();

        assertThat(world.hashing().hashesOf(() -> logIn(known, WRONG))).isEqualTo(1);
        assertThat(world.hashing().hashesOf(() -> logIn(unknown, WRONG))).isEqualTo(1);
    }

    @Test
    void registeringAKnownAddressLooksTheSameCostsTheSameAndChangesNothing() {
        var email = someEmail();
        var first = register(email);

        var hashes = world.hashing().hashesOf(() -> {
            var second = register(email);
            assertThat(second.status()).isEqualTo(201).isEqualTo(first.status());
            assertThat(second.comparable()).isEqualTo(first.comparable());
        });

        assertThat(hashes).isEqualTo(1);
        assertThat(world.hashing().hashesOf(() -> register(someEmail()))).isEqualTo(1);
        assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
        assertThat(accounts(email)).isEqualTo(1);
    }

    @Test
    void anAddressRegisteredMeanwhileIsAnsweredLikeAnyOther() throws Exception {
        var email = someEmail();

        var answer = overtaken(rows -> rows.sql("""
                                insert into account (id, email, display_name, registered_at, version)
                                values (gen_random_uuid(), :email, 'Faster', now(), 0)""").param("email", email).update(), () -> register(email));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.comparable()).isEqualTo(register(email).comparable());
        assertThat(accounts(email)).isEqualTo(1);
    }

    @Test
    void oneOfManySimultaneousRegistrationsCountsAndAllAreAnsweredAlike() throws Exception {
        var email = someEmail();

        assertThat(atOnce(8, () -> register(email).status())).containsOnly(201);

        assertThat(accounts(email)).isEqualTo(1);
    }

    @Test
    void tenWrongPasswordsLockKnownAndUnknownAddressesAlikeForAWhile() {
        var known = somebody().email();
        var unknown = someEmail();
        for (int i = 0; i < 10; i++) {
            assertThat(logIn(known, WRONG).status()).isEqualTo(401);
            assertThat(logIn(unknown, WRONG).status()).isEqualTo(401);
        }

        var locked = logIn(known, PASSWORD);
        assertThat(locked.refusal()).isEqualTo("429 too-many-attempts");
        assertThat(Integer.parseInt(locked.headers().getFirst("Retry-After"))).isBetween(1, 30);
        assertThat(logIn(unknown, WRONG).comparable()).isEqualTo(locked.comparable());

        world.clock().advance(Duration.ofSeconds(31));
        assertThat(logIn(known, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theWaitGrowsWithEachAttemptAfterTheLock() {
        var email = someEmail();
        for (int i = 0; i < 10; i++) {
            assertThat(logIn(email, WRONG).status()).isEqualTo(401);
        }
        world.clock().advance(Duration.ofSeconds(31));
        assertThat(logIn(email, WRONG).status()).isEqualTo(401);

        world.clock().advance(Duration.ofSeconds(31));

        assertThat(logIn(email, WRONG).refusal()).isEqualTo("429 too-many-attempts");
    }

    @Test
    void guessesFromElsewhereDoNotKeepTheOwnerOut() {
        var email = somebody().email();
        for (int i = 0; i < 30; i++) {
            world.clock().advance(Duration.ofSeconds(30));
            assertThatThrownBy(() -> guess(email, "203.0.113.9")).isInstanceOf(Problem.class);
        }

        assertThatThrownBy(() -> guess(email, "203.0.113.77")).isInstanceOf(TooManyLogins.class);
        assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theSameGuessesFromTheOwnersNetworkWould() {
        var email = somebody().email();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> guess(email, "127.0.0.1")).isInstanceOf(CredentialsRejected.class);
        }

        assertThat(logIn(email, PASSWORD).refusal()).isEqualTo("429 too-many-attempts");
    }

    @Test
    void aHeaderThatAnybodyCanWriteMakesNoOtherNetwork() {
        var email = somebody().email();
        for (int i = 0; i < 10; i++) {
            assertThat(logInFrom("198.51." + i + ".1", email, WRONG).status()).isEqualTo(401);
        }

        assertThat(logInFrom("198.51.100.1", email, PASSWORD).refusal()).isEqualTo("429 too-many-attempts");
    }

    @Test
    void theLockIsRecordedOnceAndWhatItRefusesNotAtAll() {
        var email = somebody().email();
        for (int i = 0; i < 10; i++) {
            assertThat(logIn(email, WRONG).status()).isEqualTo(401);
        }
        assertThat(reasons(email)).hasSize(10).containsOnlyOnce("too-many-attempts");
        var records = records();

        for (int i = 0; i < 5; i++) {
            assertThat(logIn(email, WRONG).status()).isEqualTo(429);
        }

        assertThat(records()).isEqualTo(records);
    }

    @Test
    void whoeverIsSentAwayUnjudgedMayTryAsOftenAsBefore() {
        var email = somebody().email();
        world.hashing().refusing(new HashingBusy(), () -> {
            for (int i = 0; i < 12; i++) {
                var busy = logIn(email, PASSWORD);
                assertThat(busy.refusal()).isEqualTo("503 temporarily-unavailable");
                assertThat(busy.headers().getFirst("Retry-After")).isEqualTo("2");
            }
            assertThat(register(someEmail()).refusal()).isEqualTo("503 temporarily-unavailable");
        });

        assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void parallelGuessesDoNotOutrunTheLimit() throws Exception {
        var email = somebody().email();

        var statuses = atOnce(24, () -> logIn(email, WRONG).status());

        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(10);
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(14);
    }

    @Test
    void aRightPasswordClearsTheCount() {
        var email = somebody().email();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 9; i++) {
                assertThat(logIn(email, WRONG).status()).isEqualTo(401);
            }
            assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void aWeakerHashIsReplacedAtTheNextLogin() {
        var email = somebody().email();
        var weak = "{argon2id}" + new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(PASSWORD);
        world.rows()
                .sql(
                        "update credential set secret = :weak where account_id = (select id from account where email = :email)")
                .param("weak", weak)
                .param("email", email)
                .update();

        assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);

        assertThat(secret(email)).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(logIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theApplicationRoleCannotDeleteAnAccount() {
        var email = somebody().email();

        assertThatThrownBy(() -> JdbcClient.create(SUITE.database().app())
                        .sql("delete from account where email = :email")
                        .param("email", email)
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private void guess(String email, String from) {
        assertThat(checking.check(
                        new CheckPassword(EmailAddress.of(email), Password.of(WRONG), ClientNetwork.of(from))))
                .isNull();
    }

    private List<String> reasons(String email) {
        return world.rows().sql("""
                        select cast(after as jsonb) ->> 'reasonCode' from audit_entry
                         where action = 'auth.login.failed'
                           and entity_id = (select id::text from account where email = :email)""").param("email", email).query(String.class).list();
    }

    private long records() {
        return world.rows()
                .sql("select (select count(*) from audit_entry) + (select count(*) from outbox_event)")
                .query(Long.class)
                .single();
    }

    private long accounts(String email) {
        return world.rows()
                .sql("select count(*) from account where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private String secret(String email) {
        return world.rows()
                .sql("select secret from credential c join account a on a.id = c.account_id where a.email = :email")
                .param("email", email)
                .query(String.class)
                .single();
    }
}
