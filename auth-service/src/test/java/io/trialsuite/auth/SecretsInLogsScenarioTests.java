package io.trialsuite.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Everything a person does once, with the loggers that see requests turned up, and then a look at what was written. */
class SecretsInLogsScenarioTests extends AuthScenario {

    private static final List<String> TALKATIVE = List.of(
            "io.trialsuite", "org.springframework.web", "org.springframework.security", "org.springframework.orm");

    private final ServiceLog written = new ServiceLog(Thread.currentThread());

    SecretsInLogsScenarioTests(World world) {
        super(world);
    }

    @BeforeEach
    void listen() {
        written.start();
        TALKATIVE.stream().map(SecretsInLogsScenarioTests::logger).forEach(logger -> {
            logger.setLevel(Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(written);
        });
    }

    @AfterEach
    void stopListening() {
        TALKATIVE.stream().map(SecretsInLogsScenarioTests::logger).forEach(logger -> {
            logger.detachAppender(written);
            logger.setAdditive(true);
            logger.setLevel(null);
        });
    }

    @Test
    void noPasswordAndNoTokenIsEverWritten() {
        var person = founder();
        assertThat(found(person)).isNotEmpty();
        var wrong = logIn(person.email(), "a wrong but secret guess");
        var asked = logIn(person.email(), PASSWORD);
        var tokens = post(
                "/v2/session/organization-selection",
                Map.of(
                        "pendingAuthenticationToken", asked.text("pendingAuthenticationToken"),
                        "organizationId", person.organization()),
                null);
        var issued =
                post("/v2/session/access-tokens", Map.of("audience", "consent-service"), tokens.text("accessToken"));
        var refreshed = post("/v2/session/refresh", Map.of("refreshToken", tokens.text("refreshToken")), null);
        var weak = post(
                "/v2/accounts", Map.of("email", someEmail(), "displayName", "Kim", "password", "password12345"), null);
        var invited = someEmail();
        var invitation = post(
                "/v2/organizations/%s/invitations".formatted(tokens.text("organizationId")),
                Map.of("email", invited, "role", "MEMBER"),
                refreshed.text("accessToken"));
        var invitationLink = mails(invited, "organization-invitation").getLast().token();
        var joined = post(
                "/v2/invitations/registration",
                Map.of("token", invitationLink, "displayName", "Lee", "password", PASSWORD),
                null);
        var forgotten = post("/v2/accounts/password-resets", Map.of("email", person.email()), null);
        var reset = post(
                "/v2/accounts/password-resets/completion",
                Map.of("token", link(person, "password-reset"), "password", "a new but secret password"),
                null);
        assertThat(List.of(invitation.status(), joined.status())).containsExactly(201, 201);
        assertThat(List.of(
                        forgotten.status(),
                        reset.status(),
                        wrong.status(),
                        asked.status(),
                        tokens.status(),
                        issued.status(),
                        refreshed.status(),
                        weak.status()))
                .containsExactly(202, 204, 401, 403, 200, 200, 200, 422);

        assertThat(written.text())
                .as("the listener hears the service at all")
                .contains("/v2/session/organization-selection", "Credentials[hidden]")
                .doesNotContain(
                        PASSWORD,
                        "a wrong but secret guess",
                        "password12345",
                        "a new but secret password",
                        person.email(),
                        invited,
                        invitationLink,
                        link(person, "account-verification"),
                        link(person, "password-reset"),
                        "Authorization: Bearer",
                        asked.text("pendingAuthenticationToken"),
                        tokens.text("refreshToken"),
                        refreshed.text("refreshToken"))
                .doesNotContain(signature(tokens), signature(issued), signature(refreshed));
    }

    private String link(Person person, String template) {
        return mails(person.email(), template).getLast().token();
    }

    /** The part that makes it valid. */
    private static String signature(Answer tokens) {
        var token = tokens.text("accessToken");
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** What the service writes; the test's own thread is the client, whose library writes what it sends. */
    private static final class ServiceLog extends AppenderBase<ILoggingEvent> {

        private final Thread client;
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        ServiceLog(Thread client) {
            this.client = client;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (!Thread.currentThread().equals(client)) {
                lines.add(event.getFormattedMessage());
            }
        }

        String text() {
            return String.join("\n", lines);
        }
    }
}
