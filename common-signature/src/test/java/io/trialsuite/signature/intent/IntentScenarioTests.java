package io.trialsuite.signature.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.signature.intent.Confirmation.Changed;
import io.trialsuite.signature.intent.Confirmation.Confirmed;
import io.trialsuite.signature.intent.Confirmation.Expired;
import io.trialsuite.signature.intent.Confirmation.Unknown;
import io.trialsuite.signature.intent.Confirmation.Used;
import io.trialsuite.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class IntentScenarioTests {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final String DOCUMENT = "d".repeat(64);
    private static final String COVERED = "c".repeat(64);
    private static final String SUBJECT = "consent-request/1";
    private static final String SIGNER = "participant/7";

    private final UUID organization = UUID.randomUUID();
    private final TestDatabase database = TestDatabase.create("signing");
    private final SignatureIntents intents;
    private final TransactionTemplate transaction;

    IntentScenarioTests() {
        IntentSchema.migrate(Flyway.configure()
                .dataSource(database.owner())
                .defaultSchema("signing")
                .load());
        var source = new DriverManagerDataSource(
                database.url() + "&options=-capp.organization_id%3D" + organization,
                database.appUsername(),
                database.password());
        intents = new SignatureIntents(JdbcClient.create(source));
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatWasShownIsConfirmedOnce() {
        var intent = open();

        assertThat(confirm(confirmation(intent))).isEqualTo(new Confirmed(intent));
        assertThat(confirm(confirmation(intent))).isInstanceOf(Used.class);
    }

    @Test
    void ofTwentyConfirmationsAtOnceOneCounts() throws InterruptedException {
        var intent = open();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = threads
                    .invokeAll(Collections.nCopies(20, (Callable<Confirmation>) () -> confirm(confirmation(intent))))
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(results.stream().filter(Confirmed.class::isInstance)).hasSize(1);
            assertThat(results.stream().filter(Used.class::isInstance)).hasSize(19);
        }
    }

    @Test
    void aConfirmationThatWasRolledBackHasNotUsedIt() {
        var intent = open();
        transaction.executeWithoutResult(status -> {
            assertThat(intents.confirm(confirmation(intent), AT)).isInstanceOf(Confirmed.class);
            status.setRollbackOnly();
        });

        assertThat(confirm(confirmation(intent))).isInstanceOf(Confirmed.class);
    }

    @Test
    void itLapsesAfterFiveMinutesToTheSecond() {
        var intent = open();
        var end = AT.plus(Duration.ofMinutes(5));

        assertThat(transaction.<Confirmation>execute(status -> intents.confirm(confirmation(intent), end)))
                .isInstanceOf(Expired.class);
        assertThat(transaction.<Confirmation>execute(
                        status -> intents.confirm(confirmation(intent), end.minusMillis(1))))
                .isInstanceOf(Confirmed.class);
    }

    @Test
    void anythingElseThanWhatWasShownIsRefusedAndLeavesItUsable() {
        var intent = open();
        var other = "0".repeat(64);

        for (var changed : List.of(
                hashes(intent, other, DOCUMENT, COVERED),
                hashes(intent, other, other, COVERED),
                hashes(intent, DOCUMENT, other, COVERED),
                hashes(intent, DOCUMENT, DOCUMENT, other))) {
            assertThat(confirm(changed)).isInstanceOf(Changed.class);
        }
        assertThat(confirm(confirmation(intent))).isInstanceOf(Confirmed.class);
    }

    @Test
    void nobodyElseConfirmsItAndNotForAnotherSubjectOrOrganization() {
        var intent = open();

        for (var foreign : List.of(
                of(intent, organization, "participant/8", SUBJECT),
                of(intent, organization, SIGNER, "consent-request/2"),
                of(intent, UUID.randomUUID(), SIGNER, SUBJECT))) {
            assertThat(confirm(foreign)).isInstanceOf(Unknown.class);
        }
        assertThat(confirm(confirmation(intent))).isInstanceOf(Confirmed.class);
    }

    @Test
    void theDatabaseRefusesToReopenMoveOrDeleteOne() {
        var intent = open();
        confirm(confirmation(intent));
        var rows = JdbcClient.create(database.owner());

        for (var attempt : List.of(
                "update signature_intent set used_at = null",
                "update signature_intent set signer = 'participant/8'",
                "update signature_intent set expires_at = expires_at + interval '1 hour'",
                "delete from signature_intent")) {
            assertThatThrownBy(() -> rows.sql(attempt).update())
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("can be used once");
        }
    }

    @Test
    void outsideATransactionNothingIsSigned() {
        assertThatIllegalStateException().isThrownBy(() -> intents.open(shown(), AT));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        intents.confirm(confirmation(new SignatureIntent(UUID.randomUUID(), shown(), AT, AT)), AT));
    }

    private SignatureIntent open() {
        return transaction.execute(status -> intents.open(shown(), AT));
    }

    private OpenIntent shown() {
        return new OpenIntent(organization, SIGNER, SUBJECT, DOCUMENT, COVERED, "CONSENT", 1, "ko");
    }

    private Confirmation confirm(ConfirmIntent command) {
        return transaction.execute(status -> intents.confirm(command, AT.plusSeconds(1)));
    }

    private ConfirmIntent confirmation(SignatureIntent intent) {
        return of(intent, organization, SIGNER, SUBJECT);
    }

    private static ConfirmIntent of(SignatureIntent intent, UUID organization, String signer, String subject) {
        return new ConfirmIntent(organization, intent.id(), signer, subject, DOCUMENT, DOCUMENT, COVERED);
    }

    private ConfirmIntent hashes(SignatureIntent intent, String shown, String document, String covered) {
        return new ConfirmIntent(organization, intent.id(), SIGNER, SUBJECT, shown, document, covered);
    }
}
