package io.trialsuite.mailing;

import static org.awaitility.Awaitility.await;

import io.trialsuite.test.ServiceUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.client.RestTestClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service between a queue of commands, SES, its events, and Slack; all real but Slack. */
@SpringBootTest(
        classes = MailingServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=mailing-service",
            "mailing.call-timeout=1s",
            "mailing.lease=3s",
            "mailing.reconcile-after=4s",
            "mailing.poll=200ms",
            "mailing.send-rate=200",
            "mailing.slack.rate=50",
            "mailing.slack.timeout=1s"
        })
@AutoConfigureRestTestClient
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class MailingScenario {

    static final ServiceUnderTest suite = ServiceUnderTest.start("mailing");
    static final SlackSink slack = SlackSink.start();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final RestTestClient http;
    final JdbcClient db = JdbcClient.create(suite.database().superuser());

    MailingScenario(RestTestClient http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        suite.register(registry);
        registry.add("mailing.slack.webhook-url", slack::url);
    }

    @AfterEach
    void everythingWorksAgain() {
        faults("[]");
        slack.refuse(0, 200);
    }

    /** One mail as another service asks for it. */
    record Order(
            UUID mail,
            UUID organization,
            String template,
            String to,
            Map<String, String> model,
            boolean critical,
            UUID account) {

        static Order code(String to) {
            return new Order(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "consent-code",
                    to,
                    Map.of("participantName", "송시우", "code", "481920", "minutes", "10"),
                    true,
                    UUID.randomUUID());
        }

        Order of(UUID otherOrganization) {
            return new Order(mail, otherOrganization, template, to, model, critical, account);
        }

        Order with(Map<String, String> otherModel) {
            return new Order(mail, organization, template, to, otherModel, critical, account);
        }

        Order ordinary() {
            return new Order(mail, organization, template, to, model, false, account);
        }
    }

    Order request(Order order) {
        command("mailing.mail.requested.v1", order.mail(), order.organization(), data(order));
        return order;
    }

    static Map<String, ?> data(Order order) {
        return Map.of(
                "mailId", order.mail(),
                "template", order.template(),
                "locale", "ko",
                "to", order.to(),
                "model", order.model(),
                "critical", order.critical(),
                "reference", Map.of("context", "consent", "kind", "consent-request", "id", "r-" + order.mail()),
                "notify", order.account());
    }

    void command(String type, UUID subject, UUID organization, Object data) {
        var id = UUID.randomUUID().toString();
        var event = Map.of(
                "specversion", "1.0",
                "id", id,
                "source", "/consent-service",
                "type", type,
                "subject", subject,
                "time", Instant.now().toString(),
                "organizationid", organization,
                "correlationid", "flow-" + subject,
                "data", data);
        suite.aws()
                .sns()
                .publish(it -> it.topicArn(suite.aws().topicArn("trialsuite-mailing-commands.fifo"))
                        .message(JSON.writeValueAsString(event))
                        .messageGroupId(subject.toString())
                        .messageDeduplicationId(id)
                        .messageAttributes(Map.of("type", text("mailing.mail.requested.v1"))));
    }

    /** An event of SES as the topic carries it. */
    void event(String body) {
        suite.aws()
                .sns()
                .publish(it -> it.topicArn(suite.aws().topicArn("trialsuite-ses-events"))
                        .message(body));
    }

    void faults(String rules) {
        call(HttpRequest.newBuilder(suite.aws().endpoint().resolve("/_local/faults"))
                .PUT(HttpRequest.BodyPublishers.ofString(rules)));
    }

    List<JsonNode> mailbox(Order order) {
        var answer = call(HttpRequest.newBuilder(URI.create(suite.aws().endpoint() + "/_local/mail?limit=10000&to="
                + URLEncoder.encode(order.to(), StandardCharsets.UTF_8))));
        return JSON.readTree(answer).path("items").values().stream()
                .filter(mail -> mail.toString().contains(order.mail().toString()))
                .toList();
    }

    String stateOf(Order order) {
        return db.sql("select state from mailing.mail_message where id = ?")
                .param(order.mail())
                .query(String.class)
                .optional()
                .orElse("");
    }

    String statusOf(Order order) {
        return db.sql("select status from mailing.mail_recipient where mail_id = ?")
                .param(order.mail())
                .query(String.class)
                .optional()
                .orElse("");
    }

    long suppressionsOf(Order order) {
        return db.sql("select count(*) from mailing.suppression_entry where mail_id = ?")
                .param(order.mail())
                .query(Long.class)
                .single();
    }

    List<String> auditOf(Object entity) {
        return db.sql("select action from mailing.audit_entry where entity_id = ? order by seq")
                .param(entity.toString())
                .query(String.class)
                .list();
    }

    /** Why the command about this subject went to the dead-letter queue, and at which attempt; empty while it has not. */
    String deadLettered(UUID subject) {
        return db.sql("select attempts || ': ' || reason from mailing.inbox_message"
                        + " where subject = ? and outcome = 'DEAD_LETTERED'")
                .param(subject.toString())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Types of the events published about the mail, in order. */
    List<String> published(Order order) {
        return db.sql("select type from mailing.outbox_event where group_key like ? order by id")
                .param("%" + order.mail() + "%")
                .query(String.class)
                .list();
    }

    JsonNode publishedData(Order order, String type) {
        var payload = db.sql("select convert_from(payload, 'UTF8') from mailing.outbox_event"
                        + " where group_key like ? and type = ?")
                .param("%" + order.mail() + "%")
                .param(type)
                .query(String.class)
                .single();
        return JSON.readTree(payload);
    }

    List<String> correlationsOf(Order order) {
        return db.sql("select distinct correlation_id from mailing.outbox_event where group_key like ?")
                .param("%" + order.mail() + "%")
                .query(String.class)
                .list();
    }

    void eventually(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    String staff(Order order, String role) {
        return suite.tokens()
                .user(suite.audience(), UUID.randomUUID(), order.organization(), role)
                .bearer();
    }

    static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static String call(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
