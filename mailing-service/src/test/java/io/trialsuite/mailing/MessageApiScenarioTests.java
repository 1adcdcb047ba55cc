package io.trialsuite.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.mailing.timeline.Sight;
import io.trialsuite.test.OpenApiDocument;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessageApiScenarioTests extends MailingScenario {

    MessageApiScenarioTests(RestTestClient http) {
        super(http);
    }

    @Test
    void oneCallTellsWhyAMailDidNotArrive() {
        var order = bounced();

        var timeline = json(get(order, "/messages/" + order.mail() + "/timeline", staff(order, "ADMIN")));

        var recipient = timeline.path("mail").path("recipients").get(0);
        assertThat(recipient.path("status").asString()).isEqualTo("HARD_BOUNCED");
        assertThat(recipient.path("smtpStatus").asString()).isEqualTo("5.1.1");
        assertThat(recipient.path("diagnostic").asString()).contains("550");
        assertThat(recipient.path("reason").path("code").asString()).isEqualTo("no-mailbox");
        assertThat(recipient.path("reason").path("meaning").path("ko").asString())
                .isEqualTo("이 주소의 메일함이 없습니다.");
        assertThat(recipient.path("reason").path("whatToDo").path("en").asString())
                .startsWith("Ask the participant");
        assertThat(timeline.path("entries").values().stream()
                        .map(entry -> entry.path("what").asString()))
                .containsSubsequence("REQUESTED")
                .contains("ATTEMPT_ACCEPTED", "SEND", "BOUNCE");
    }

    @Test
    void addressesAreMaskedForThoseWhoNeedNotKnowThem() {
        var order = bounced();

        var seen = body(get(order, "/messages/" + order.mail() + "/timeline", staff(order, "ADMIN")));
        var masked = body(get(order, "/messages/" + order.mail() + "/timeline", staff(order, "MEMBER")));

        assertThat(seen).contains(order.to());
        assertThat(masked).doesNotContain(order.to()).contains("b***@simulator.amazonses.com");
    }

    @Test
    void mailsAreFoundByStateAndByWhatTheyAreAbout() {
        var order = bounced();
        var other = request(Order.code("success+31@simulator.amazonses.com").of(order.organization()));
        eventually(() -> statusOf(other).equals("DELIVERED"));

        var about = json(get(order, "/messages?reference=r-" + order.mail(), staff(order, "ADMIN")));
        var failed = json(get(order, "/messages?state=FAILED", staff(order, "ADMIN")));
        var first = json(get(order, "/messages?limit=1", staff(order, "ADMIN")));
        var second = json(get(
                order,
                "/messages?limit=1&cursor=" + first.path("page").path("next").asString(),
                staff(order, "ADMIN")));

        assertThat(ids(about)).containsExactly(order.mail().toString());
        assertThat(ids(failed)).isEmpty();
        assertThat(ids(first)).containsExactly(other.mail().toString());
        assertThat(ids(second)).containsExactly(order.mail().toString());
        assertThat(second.path("page").path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOUNCED", "failed", "x"})
    void aStateThatIsNoneIsRefused(String state) {
        var order = Order.code("x@y.example");

        get(order, "/messages?state=" + state, staff(order, "ADMIN"))
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true", "ADMIN, true", "MEMBER, false", "COORDINATOR, false"})
    void onlyThoseWhoRunTheOrganizationSeeAddresses(String role, boolean sees) {
        assertThat(Sight.of(role) == Sight.FULL).isEqualTo(sees);
    }

    @Test
    void anotherOrganizationFindsNothing() {
        var order = bounced();
        var stranger = Order.code("x@y.example");

        get(stranger, "/messages/" + order.mail(), staff(stranger, "OWNER"))
                .expectStatus()
                .isNotFound();
        get(stranger, "/messages/" + order.mail() + "/timeline", staff(stranger, "OWNER"))
                .expectStatus()
                .isNotFound();
        assertThat(ids(json(get(stranger, "/messages", staff(stranger, "OWNER")))))
                .isEmpty();
        get(order, "/messages", staff(stranger, "OWNER")).expectStatus().isEqualTo(409);
        http.get()
                .uri("/v1/organizations/" + order.organization() + "/messages")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void rowLevelSecurityHoldsWithoutThePredicate() {
        var order = bounced();
        var app = JdbcClient.create(suite.database().app());

        for (var table : new String[] {"mail_message", "mail_event", "mail_recipient", "send_attempt", "alert"}) {
            var visible =
                    app.sql("select count(*) from " + table).query(Long.class).single();
            assertThat(visible).as(table).isZero();
        }
        assertThat(order.mail()).isNotNull();
    }

    @Test
    void otherServicesAskWithTheirScopeOnly() {
        var order = bounced();

        var view = json(internal(order, "mailing.messages:read").expectStatus().isOk());
        assertThat(view.path("recipients").get(0).path("status").asString()).isEqualTo("HARD_BOUNCED");
        assertThat(view.toString()).doesNotContain(order.to());

        internal(order, "something.else:read").expectStatus().isForbidden();
        http.get()
                .uri("/internal/v1/messages/" + order.mail())
                .header("Authorization", staff(order, "OWNER"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void theApiIsDescribedAsCheckedIn() {
        var description = body(http.get().uri("/v3/api-docs").exchange());

        OpenApiDocument.assertCurrent(description, "mailing-service");
    }

    private Order bounced() {
        var order = request(Order.code("bounce+" + UUID.randomUUID() + "@simulator.amazonses.com"));
        eventually(() -> statusOf(order).equals("HARD_BOUNCED"));
        return order;
    }

    private ResponseSpec get(Order order, String path, String token) {
        return http.get()
                .uri("/v1/organizations/" + order.organization() + path)
                .header("Authorization", token)
                .exchange();
    }

    private ResponseSpec internal(Order order, String scope) {
        return http.get()
                .uri("/internal/v1/messages/" + order.mail())
                .header(
                        "Authorization",
                        suite.tokens()
                                .service(suite.audience(), "consent-service", scope)
                                .bearer())
                .exchange();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").values().stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static JsonNode json(ResponseSpec response) {
        return JsonMapper.shared().readTree(body(response));
    }

    private static String body(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }
}
