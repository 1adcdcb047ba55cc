package io.trialsuite.notification;

import static org.awaitility.Awaitility.await;

import io.trialsuite.test.ServiceUnderTest;
import io.trialsuite.test.TestAws.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service behind its queue; everything around it is real. */
@SpringBootTest(
        classes = NotificationServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=notification-service")
@AutoConfigureRestTestClient
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class NotificationScenario {

    static final ServiceUnderTest suite = ServiceUnderTest.start("notification");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final RestTestClient http;
    final JdbcClient db = JdbcClient.create(suite.database().superuser());

    NotificationScenario(RestTestClient http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        suite.register(registry);
    }

    /** A coordinator of an organization. */
    record Person(UUID account, UUID organization) {

        static Person somebody() {
            return new Person(UUID.randomUUID(), UUID.randomUUID());
        }

        Person colleague() {
            return new Person(UUID.randomUUID(), organization);
        }

        Person in(UUID otherOrganization) {
            return new Person(account, otherOrganization);
        }
    }

    void signed(Person dispatcher, UUID request) {
        publish(
                "consent.signature.applied.v1",
                request,
                dispatcher.organization(),
                UUID.randomUUID(),
                Map.of(
                        "requestId",
                        request,
                        "signatureId",
                        UUID.randomUUID(),
                        "participantRef",
                        "P-" + request.toString().substring(0, 8),
                        "versionId",
                        UUID.randomUUID(),
                        "role",
                        "PARTICIPANT",
                        "kind",
                        "DRAWN",
                        "meaningCode",
                        "CONSENT",
                        "documentHash",
                        "0".repeat(64),
                        "signedAt",
                        Instant.now().toString(),
                        "dispatchedBy",
                        dispatcher.account()));
    }

    void bounced(Person dispatcher, UUID request, UUID eventId) {
        publish(
                "mailing.mail.bounced.v1",
                UUID.randomUUID(),
                dispatcher.organization(),
                eventId,
                Map.of(
                        "mailId",
                        UUID.randomUUID(),
                        "reference",
                        Map.of("context", "consent", "kind", "consent-request", "id", request),
                        "notify",
                        dispatcher.account(),
                        "permanent",
                        true,
                        "bounceType",
                        "Permanent",
                        "bounceSubType",
                        "General",
                        "smtpStatus",
                        "5.1.1",
                        "reasonCode",
                        "no-mailbox",
                        "bouncedAt",
                        Instant.now().toString()));
    }

    void publish(String type, UUID subject, UUID organization, UUID eventId, Map<String, ?> data) {
        suite.aws().announce(new Announcement(eventId, type, subject.toString(), organization, Instant.now(), data));
    }

    JsonNode inbox(Person person, String query) {
        return json(get(person, "/inbox" + query));
    }

    int items(Person person) {
        return inbox(person, "?limit=100").path("items").size();
    }

    ResponseSpec get(Person person, String path) {
        return http.get()
                .uri("/v1/organizations/" + person.organization() + path)
                .header("Authorization", token(person))
                .exchange();
    }

    ResponseSpec post(Person person, String path) {
        return http.post()
                .uri("/v1/organizations/" + person.organization() + path)
                .header("Authorization", token(person))
                .exchange();
    }

    void eventually(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    static String token(Person person) {
        return suite.tokens()
                .user(suite.audience(), person.account(), person.organization(), "MEMBER")
                .bearer();
    }

    static JsonNode json(ResponseSpec response) {
        return JSON.readTree(body(response));
    }

    static String body(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }
}
