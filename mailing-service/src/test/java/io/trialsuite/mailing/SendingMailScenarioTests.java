package io.trialsuite.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trialsuite.test.Contracts;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.client.RestTestClient;

class SendingMailScenarioTests extends MailingScenario {

    SendingMailScenarioTests(RestTestClient http) {
        super(http);
    }

    @Test
    void aRequestedMailIsSentDeliveredAndForgotten() {
        var order = request(Order.code("success+1@simulator.amazonses.com"));

        eventually(() -> statusOf(order).equals("DELIVERED"));

        assertThat(mailbox(order)).hasSize(1);
        assertThat(published(order)).containsExactly("mailing.mail.accepted.v1", "mailing.mail.delivered.v1");
        assertThat(stateOf(order)).isEqualTo("ACCEPTED");
        assertThat(db.sql("select model is null from mailing.mail_message where id = ?")
                        .param(order.mail())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(correlationsOf(order)).containsOnly("flow-" + order.mail());
    }

    @Test
    void laterEventsDoNotMoveTheEndOfAnAttempt() {
        var order = request(Order.code("success+14@simulator.amazonses.com"));

        eventually(() -> statusOf(order).equals("DELIVERED"));

        assertThat(db.sql("select a.finished_at = m.accepted_at from mailing.send_attempt a"
                                + " join mailing.mail_message m on m.id = a.mail_id where m.id = ?")
                        .param(order.mail())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatIsReallyPublishedFitsTheContracts() {
        var order = request(Order.code("bounce+2@simulator.amazonses.com"));

        eventually(() -> published(order).contains("mailing.mail.bounced.v1"));

        for (var type : published(order)) {
            Contracts.ofRepository()
                    .assertValid(type, publishedData(order, type).toString());
        }
        var bounced = publishedData(order, "mailing.mail.bounced.v1");
        assertThat(bounced.path("permanent").asBoolean()).isTrue();
        assertThat(bounced.path("reasonCode").asString()).isEqualTo("no-mailbox");
        assertThat(bounced.path("notify").asString()).isEqualTo(order.account().toString());
    }

    @Test
    void askingTwiceWithOneIdSendsOnce() {
        var order = request(Order.code("success+3@simulator.amazonses.com"));
        request(order);

        var marker = request(Order.code("success+4@simulator.amazonses.com"));
        eventually(() -> statusOf(order).equals("DELIVERED") && statusOf(marker).equals("DELIVERED"));
        eventually(() -> suite.aws().depth("trialsuite-mailing-commands.fifo") == 0);

        assertThat(mailbox(order)).hasSize(1);
    }

    @Test
    void askingForTheMailOfAnotherOrganizationIsRefusedWithAReason() {
        var order = request(Order.code("success+11@simulator.amazonses.com"));
        eventually(() -> statusOf(order).equals("DELIVERED"));

        request(order.of(UUID.randomUUID()));

        eventually(() -> deadLettered(order.mail()).contains("is one of another organization"));
        assertThat(mailbox(order)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("commandsWithAHole")
    void aCommandWithAHoleIsRefusedAtTheFirstAttempt(String field, Object value) {
        var order = Order.code("success+12@simulator.amazonses.com");
        var data = new HashMap<String, Object>(data(order));
        data.put(field, value);

        command("mailing.mail.requested.v1", order.mail(), order.organization(), data);

        eventually(() -> !deadLettered(order.mail()).isEmpty());
        assertThat(deadLettered(order.mail())).startsWith("1: field " + field);
    }

    static List<Arguments> commandsWithAHole() {
        return List.of(
                arguments("reference", Map.of("kind", "consent-request", "id", "r-1")),
                arguments("reference", Map.of("context", "consent", "id", "r-1")),
                arguments("reference", Map.of("context", "consent", "kind", "consent-request")),
                arguments("model", Collections.singletonMap("code", null)),
                arguments("model", Map.of("code", "1\0")),
                arguments("to", "mina\0@example.org"));
    }

    @Test
    void everyStepOfAMailIsInTheTrailWithoutAnAddress() {
        faults("[{\"service\":\"ses\",\"action\":\"SendEmail\",\"status\":503,\"times\":1}]");
        var order = request(Order.code("success+13@simulator.amazonses.com"));

        eventually(() -> statusOf(order).equals("DELIVERED"));

        assertThat(auditOf(order.mail()))
                .containsExactly(
                        "mailing.mail.requested",
                        "mailing.mail.postponed",
                        "mailing.mail.accepted",
                        "mailing.mail.delivered");
        assertThat(db.sql("select count(*) from mailing.audit_entry where entity_id = ?"
                                + " and concat(before, after, reason) not like '%@%'")
                        .param(order.mail().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void manyMailsAreSentOnceEach() {
        var orders = IntStream.range(0, 60)
                .mapToObj(n -> request(Order.code("success+many" + n + "@simulator.amazonses.com")))
                .toList();

        eventually(() -> orders.stream().allMatch(order -> statusOf(order).equals("DELIVERED")));

        assertThat(orders).allSatisfy(order -> assertThat(mailbox(order)).hasSize(1));
    }

    @Test
    void anAnswerLostAfterSesTookTheMailLeadsToNoSecondMail() {
        faults("[{\"service\":\"ses\",\"action\":\"SendEmail\",\"drop-connection\":true,\"times\":1}]");
        var order = request(Order.code("success+5@simulator.amazonses.com"));

        eventually(() -> statusOf(order).equals("DELIVERED"));

        assertThat(stateOf(order)).isEqualTo("ACCEPTED");
        assertThat(published(order)).containsExactly("mailing.mail.accepted.v1", "mailing.mail.delivered.v1");
        assertThat(db.sql("select count(*) from mailing.send_attempt where mail_id = ?")
                        .param(order.mail())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(mailbox(order)).hasSize(1);
    }

    @Test
    void aTimeoutAfterSesTookTheMailLeadsToNoSecondMail() {
        faults("[{\"service\":\"ses\",\"action\":\"SendEmail\",\"delayMs\":2500,\"times\":1}]");
        var order = request(Order.code("success+6@simulator.amazonses.com"));

        eventually(() -> statusOf(order).equals("DELIVERED"));

        assertThat(mailbox(order)).hasSize(1);
        assertThat(published(order)).containsExactly("mailing.mail.accepted.v1", "mailing.mail.delivered.v1");
    }

    @Test
    void throttlingAndFailuresOfSesDelayAMailAndLoseNone() {
        faults("""
                [{"service":"ses","action":"SendEmail","status":429,"code":"TooManyRequestsException","times":2},
                 {"service":"ses","action":"SendEmail","status":503,"code":"ServiceUnavailable","times":4}]
                """);
        var orders = IntStream.range(0, 5)
                .mapToObj(n -> request(Order.code("success+slow" + n + "@simulator.amazonses.com")))
                .toList();

        eventually(() -> orders.stream().allMatch(order -> statusOf(order).equals("DELIVERED")));

        assertThat(orders).allSatisfy(order -> assertThat(mailbox(order)).hasSize(1));
        assertThat(db.sql("select count(*) from mailing.send_attempt where state = 'REFUSED'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void aCriticalMailOfWhichNothingIsHeardGoesOutOnceMore() {
        var order = Order.code("success+7@simulator.amazonses.com");
        loseAttempt(order);

        eventually(() -> statusOf(order).equals("DELIVERED"));

        assertThat(mailbox(order)).hasSize(1);
        assertThat(attempts(order)).containsExactly("UNKNOWN", "ACCEPTED");
        assertThat(auditOf(order.mail())).containsSubsequence("mailing.mail.lost-track-of", "mailing.mail.resent");
    }

    @Test
    void anyOtherMailOfWhichNothingIsHeardIsReportedInstead() {
        var order = Order.code("success+8@simulator.amazonses.com").ordinary();
        loseAttempt(order);

        eventually(() -> stateOf(order).equals("FAILED"));

        assertThat(mailbox(order)).isEmpty();
        assertThat(publishedData(order, "mailing.mail.bounced.v1")
                        .path("reasonCode")
                        .asString())
                .isEqualTo("outcome-unknown");
    }

    @Test
    void aMailThatCannotBeWrittenIsNotSentButReported() {
        var order = request(Order.code("success+9@simulator.amazonses.com")
                .with(Map.of("participantName", "Mina\r\nBcc: everybody@example.org", "code", "1", "minutes", "2")));

        eventually(() -> stateOf(order).equals("FAILED"));

        assertThat(mailbox(order)).isEmpty();
        assertThat(published(order)).containsExactly("mailing.mail.bounced.v1");
        eventually(() -> slack.postsAbout(order.mail()).size() == 1);
        assertThat(slack.postsAbout(order.mail()).getFirst()).contains("rendering-failed");
    }

    @Test
    void anAddressThatIsNoneIsReportedAsSuch() {
        var order = request(Order.code("nobody at home"));

        eventually(() -> stateOf(order).equals("FAILED"));

        assertThat(publishedData(order, "mailing.mail.bounced.v1")
                        .path("reasonCode")
                        .asString())
                .isEqualTo("invalid-address");
    }

    @Test
    void afterAHardBounceTheOrganizationWritesThereNoMoreAndAnyOtherMay() {
        var bounced = request(Order.code("bounce+10@simulator.amazonses.com"));
        eventually(() -> statusOf(bounced).equals("HARD_BOUNCED"));

        var again = request(Order.code("Bounce+10@simulator.amazonses.com").of(bounced.organization()));
        var other = request(Order.code("bounce+10@simulator.amazonses.com"));
        eventually(() -> stateOf(again).equals("SUPPRESSED") && statusOf(other).equals("HARD_BOUNCED"));

        assertThat(mailbox(again)).isEmpty();
        assertThat(publishedData(again, "mailing.mail.bounced.v1")
                        .path("bounceSubType")
                        .asString())
                .isEqualTo("Suppressed");
    }

    @Test
    void commandsThatNobodyCanReadGoToTheDeadLetterQueueWithAReason() {
        var before = suite.aws().depth("trialsuite-mailing-commands-dlq.fifo");

        command("mailing.mail.abolished.v1", UUID.randomUUID(), UUID.randomUUID(), Map.of("x", 1));
        command("mailing.mail.requested.v1", UUID.randomUUID(), UUID.randomUUID(), Map.of("template", "consent-code"));

        eventually(() -> suite.aws().depth("trialsuite-mailing-commands-dlq.fifo") == before + 2);
    }

    /** As if the process had died between writing the attempt down and calling SES. */
    private void loseAttempt(Order order) {
        faults("[{\"service\":\"ses\",\"action\":\"SendEmail\",\"status\":503,\"times\":1}]");
        request(order);
        eventually(() -> attempts(order).contains("REFUSED"));
        db.sql("""
                with lost as (update mailing.mail_message set state = 'SENDING', version = version + 1 where id = ?)
                update mailing.send_attempt set state = 'STARTED', outcome = null, finished_at = null where mail_id = ? and state = 'REFUSED'
                """).param(order.mail()).param(order.mail()).update();
    }

    private List<String> attempts(Order order) {
        return db.sql("select state from mailing.send_attempt where mail_id = ? order by attempt_no")
                .param(order.mail())
                .query(String.class)
                .list();
    }
}
