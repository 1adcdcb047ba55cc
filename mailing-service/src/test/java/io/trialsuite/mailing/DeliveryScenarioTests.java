package io.trialsuite.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

class DeliveryScenarioTests extends MailingScenario {

    DeliveryScenarioTests(RestTestClient http) {
        super(http);
    }

    @Test
    void aHardBounceIsKnownPublishedAndAlertedOnce() {
        var order = request(Order.code("bounce+20@simulator.amazonses.com"));

        eventually(() -> slack.postsAbout(order.mail()).size() == 1);

        assertThat(statusOf(order)).isEqualTo("HARD_BOUNCED");
        assertThat(published(order)).containsExactly("mailing.mail.accepted.v1", "mailing.mail.bounced.v1");
        assertThat(slack.postsAbout(order.mail()).getFirst())
                .contains("b***@simulator.amazonses.com")
                .doesNotContain(order.to());
    }

    @Test
    void aComplaintFollowsTheDelivery() {
        var order = request(Order.code("complaint+21@simulator.amazonses.com"));

        eventually(() -> statusOf(order).equals("COMPLAINED"));
        eventually(() -> published(order).size() == 3);
        eventually(() -> slack.postsAbout(order.mail()).size() == 1);

        assertThat(published(order))
                .containsExactlyInAnyOrder(
                        "mailing.mail.accepted.v1", "mailing.mail.delivered.v1", "mailing.mail.complained.v1");
    }

    @Test
    void anAutomaticReplyIsNoFailureAndNoAlert() {
        var order = request(Order.code("ooto+22@simulator.amazonses.com"));

        eventually(() -> db.sql("select auto_reply from mailing.mail_recipient where mail_id = ?")
                .param(order.mail())
                .query(Boolean.class)
                .optional()
                .orElse(false));

        assertThat(statusOf(order)).isEqualTo("DELIVERED");
        assertThat(published(order)).containsExactly("mailing.mail.accepted.v1", "mailing.mail.delivered.v1");
        assertThat(slack.postsAbout(order.mail())).isEmpty();
    }

    @Test
    void anyOrderAndAnyRepetitionOfEventsEndsInTheSameState() {
        var random = new Random(20);
        for (int round = 0; round < 6; round++) {
            var order = request(Order.code("success+order" + round + "@simulator.amazonses.com"));
            eventually(() -> statusOf(order).equals("DELIVERED"));
            var ses = sesMessageOf(order);
            var events = new ArrayList<>(List.of(
                    SesEvents.send(ses, order),
                    SesEvents.delay(ses, order),
                    SesEvents.bounce(ses, order, "Permanent", "General"),
                    SesEvents.complaint(ses, order)));
            events.addAll(List.copyOf(events));
            Collections.shuffle(events, random);
            events.forEach(this::event);

            eventually(() -> eventsOf(order) == 6 && suite.aws().depth("trialsuite-mailing-ses-events") == 0);

            assertThat(statusOf(order)).isEqualTo("COMPLAINED");
            assertThat(published(order))
                    .filteredOn("mailing.mail.complained.v1"::equals)
                    .hasSize(1);
            assertThat(published(order))
                    .filteredOn("mailing.mail.bounced.v1"::equals)
                    .hasSize(1);
            assertThat(published(order))
                    .filteredOn("mailing.mail.delivered.v1"::equals)
                    .hasSize(1);
        }
    }

    @Test
    void anEventThatOvertakesItsMailIsParkedAndAppliedLater() {
        var order = Order.code("success+23@simulator.amazonses.com");
        var early = SesEvents.bounce("early-" + order.mail(), order, "Permanent", "General");
        event(early);
        eventually(() -> parked("PARKED", early) == 1);

        request(order);

        eventually(() -> statusOf(order).equals("HARD_BOUNCED"));
        assertThat(parked("APPLIED", early)).isEqualTo(1);
    }

    @Test
    void aDiagnosisWithCharactersThatCannotBeStoredLosesNoBounce() {
        var order = request(Order.code("success+27@simulator.amazonses.com"));
        eventually(() -> statusOf(order).equals("DELIVERED"));
        var bounce = SesEvents.bounce(sesMessageOf(order), order, "Permanent", "General");

        event(bounce.replace("user unknown", "user\\u0000 un\\ud800known"));

        eventually(() -> statusOf(order).equals("HARD_BOUNCED"));
        assertThat(db.sql("select diagnostic from mailing.mail_recipient where mail_id = ?")
                        .param(order.mail())
                        .query(String.class)
                        .single())
                .endsWith("user unknown");
    }

    @Test
    void anEventOfNobodysMailIsForgottenSomeTimeAfterItWasGivenUp() {
        var stranger = Order.code("success+28@simulator.amazonses.com");
        var foreign = SesEvents.complaint("forgotten-" + stranger.mail(), stranger);
        event(foreign);
        eventually(() -> parked("PARKED", foreign) == 1);
        db.sql("update mailing.parked_event set parked_at = parked_at - interval '6 minutes' where body like ?")
                .param("%" + stranger.mail() + "%")
                .update();
        eventually(() -> parked("GIVEN_UP", foreign) == 1);
        assertThat(bodies(stranger)).as("kept for the operators").isEqualTo(1);

        db.sql("update mailing.due_work set due_at = due_at - interval '14 days' where kind = 'FORGETTING'")
                .update();

        eventually(() -> bodies(stranger) == 0);
        assertThat(parked("GIVEN_UP", foreign)).isEqualTo(1);
    }

    @Test
    void anEventOfAForeignMailIsParkedAndChangesNothing() {
        var stranger = Order.code("success+24@simulator.amazonses.com");

        var foreign = SesEvents.complaint("foreign-" + stranger.mail(), stranger);
        event(foreign);

        eventually(() -> parked("PARKED", foreign) == 1);
        assertThat(published(stranger)).isEmpty();
    }

    @Test
    void whatIsNoEventOfSesGoesToTheDeadLetterQueueWithAReason() {
        var before = suite.aws().depth("trialsuite-mailing-ses-events-dlq");

        event("not json " + UUID.randomUUID());
        event("{\"eventType\":\"Bounce\",\"mail\":{\"messageId\":\"x\",\"timestamp\":\"2026-11-25T12:00:00Z\"}}");

        eventually(() -> suite.aws().depth("trialsuite-mailing-ses-events-dlq") == before + 2);
        var url = suite.aws().queueUrl("trialsuite-mailing-ses-events-dlq");
        var messages = suite.aws()
                .sqs()
                .receiveMessage(it -> it.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .visibilityTimeout(0))
                .messages();
        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(message ->
                        assertThat(message.messageAttributes().toString()).contains("not an SES event"));
    }

    @Test
    void theGreetingOfANewEventDestinationIsNoEventAndNoFault() {
        var before = suite.aws().depth("trialsuite-mailing-ses-events-dlq");

        event("Successfully validated SNS topic for Amazon SES event publishing.");

        var marker = request(Order.code("success+25@simulator.amazonses.com"));
        eventually(
                () -> statusOf(marker).equals("DELIVERED") && suite.aws().depth("trialsuite-mailing-ses-events") == 0);
        assertThat(suite.aws().depth("trialsuite-mailing-ses-events-dlq")).isEqualTo(before);
    }

    @Test
    void anAlertWaitsUntilSlackIsBack() {
        slack.refuse(3, 503);
        var order = request(Order.code("bounce+26@simulator.amazonses.com"));

        eventually(() -> slack.postsAbout(order.mail()).size() == 1);

        eventually(() -> alertOf(order).equals("SENT"));
    }

    @Test
    void anAlertOutlivesAWebhookThatIsGoneAndHealthSaysSo() {
        assertThat(health("alerts")).contains("UP");
        slack.refuse(Integer.MAX_VALUE, 404);
        var order = request(Order.code("bounce+29@simulator.amazonses.com"));

        eventually(() -> health("alerts").contains("DEGRADED"));
        assertThat(health("alerts")).contains("HTTP 404");
        assertThat(health("readiness")).contains("UP");
        eventually(() -> triesOf(order) > 0);
        assertThat(alertOf(order)).isEqualTo("PENDING");

        slack.refuse(0, 200);
        db.sql("update mailing.due_work set due_at = now() where kind = 'ALERT'")
                .update();
        eventually(() -> alertOf(order).equals("SENT") && health("alerts").contains("UP"));
        assertThat(slack.postsAbout(order.mail())).hasSize(1);
    }

    @Test
    void whatASilencedAddressWasSilencedForIsInTheTrailWithoutTheAddress() {
        var order = request(Order.code("bounce+30@simulator.amazonses.com"));
        eventually(() -> suppressionsOf(order) == 1);

        var entry = db.sql("select a.after::text from mailing.audit_entry a"
                        + " join mailing.suppression_entry s on s.id::text = a.entity_id"
                        + " where a.action = 'mailing.address.suppressed' and s.mail_id = ?")
                .param(order.mail())
                .query(String.class)
                .single();

        assertThat(entry).contains("BOUNCE").contains(order.mail().toString()).doesNotContain("@");
    }

    @Test
    void theLogOfEventsCannotBeChangedByTheService() {
        var app = JdbcClient.create(suite.database().app());

        assertThatThrownBy(() -> app.sql("update mail_event set kind = 'SEND'").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> app.sql("delete from mail_event").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private String health(String part) {
        return Objects.requireNonNull(http.get()
                .uri("/actuator/health/" + part)
                .header(
                        "Authorization",
                        suite.tokens()
                                .service("mailing-service", "operator", "platform.operate")
                                .bearer())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String sesMessageOf(Order order) {
        return db.sql("select ses_message_id from mailing.mail_message where id = ?")
                .param(order.mail())
                .query(String.class)
                .single();
    }

    private long eventsOf(Order order) {
        return db.sql("select count(*) from mailing.mail_event where mail_id = ?")
                .param(order.mail())
                .query(Long.class)
                .single();
    }

    private long parked(String state, String body) {
        return db.sql("select count(*) from mailing.parked_event where state = ?"
                        + " and body_hash = encode(sha256(convert_to(?, 'UTF8')), 'hex')")
                .param(state)
                .param(body)
                .query(Long.class)
                .single();
    }

    private long bodies(Order order) {
        return db.sql("select count(*) from mailing.parked_event where body like ?")
                .param("%" + order.mail() + "%")
                .query(Long.class)
                .single();
    }

    private int triesOf(Order order) {
        return db.sql("select tries from mailing.alert where mail_id = ?")
                .param(order.mail())
                .query(Integer.class)
                .single();
    }

    private String alertOf(Order order) {
        return db.sql("select state from mailing.alert where mail_id = ?")
                .param(order.mail())
                .query(String.class)
                .single();
    }
}
