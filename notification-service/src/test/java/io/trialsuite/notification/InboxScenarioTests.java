package io.trialsuite.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.Contracts;
import io.trialsuite.test.OpenApiDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

class InboxScenarioTests extends NotificationScenario {

    InboxScenarioTests(RestTestClient http) {
        super(http);
    }

    @Test
    void twentySignaturesReachTheInboxOnceEach() {
        var coordinator = Person.somebody();
        var requests = IntStream.range(0, 20).mapToObj(n -> UUID.randomUUID()).toList();

        requests.parallelStream().forEach(request -> signed(coordinator, request));

        eventually(() -> items(coordinator) == 20);
        var items =
                inbox(coordinator, "?type=consent-signature-applied&limit=100").path("items");
        assertThat(items.values().stream()
                        .map(item -> item.path("subject").path("id").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        requests.stream().map(UUID::toString).toList());
        assertThat(json(get(coordinator, "/inbox/counts")).path("unread").asInt())
                .isEqualTo(20);
    }

    @Test
    void aMessageThatComesTwiceTellsNobodyTwice() {
        var coordinator = Person.somebody();
        var event = UUID.randomUUID();
        var request = UUID.randomUUID();

        bounced(coordinator, request, event);
        bounced(coordinator, request, event);
        signed(coordinator, request);

        eventually(() -> items(coordinator) == 2 && suite.aws().depth("trialsuite-notification-inbox.fifo") == 0);
    }

    @Test
    void aBounceSaysWhyInBothLanguages() {
        var coordinator = Person.somebody();
        var request = UUID.randomUUID();

        bounced(coordinator, request, UUID.randomUUID());

        eventually(() -> items(coordinator) == 1);
        var item = inbox(coordinator, "?state=unread").path("items").get(0);
        assertThat(item.path("kind").asString()).isEqualTo("mail-bounced");
        assertThat(item.path("subject").path("kind").asString()).isEqualTo("consent-request");
        assertThat(item.path("subject").path("id").asString()).isEqualTo(request.toString());
        assertThat(item.path("details").path("reasonCode").asString()).isEqualTo("no-mailbox");
        assertThat(item.path("text").path("ko").asString()).contains("메일함이 없습니다");
        assertThat(item.path("state").asString()).isEqualTo("UNSEEN");
    }

    @Test
    void nobodyIsToldWhenThereIsNobodyToTell() {
        var coordinator = Person.somebody();
        var data = new HashMap<String, Object>();
        data.put("mailId", UUID.randomUUID());
        data.put("reference", Map.of("context", "consent", "kind", "consent-request", "id", "r-1"));
        data.put("notify", null);
        data.put("permanent", true);
        data.put("reasonCode", "no-mailbox");
        var event = UUID.randomUUID();

        publish("mailing.mail.bounced.v1", UUID.randomUUID(), coordinator.organization(), event, data);

        eventually(() -> notifications(event) == 1);
        assertThat(items(coordinator)).isZero();
    }

    @Test
    void anItemMovesForwardOnly() {
        var coordinator = Person.somebody();
        signed(coordinator, UUID.randomUUID());
        eventually(() -> items(coordinator) == 1);
        var id = inbox(coordinator, "").path("items").get(0).path("id").asString();

        post(coordinator, "/inbox/" + id + "/seen").expectStatus().isNoContent();
        assertThat(counts(coordinator)).isEqualTo("0/1");
        post(coordinator, "/inbox/" + id + "/read").expectStatus().isNoContent();
        post(coordinator, "/inbox/" + id + "/read").expectStatus().isNoContent();
        post(coordinator, "/inbox/" + id + "/seen").expectStatus().isNoContent();
        assertThat(counts(coordinator)).isEqualTo("0/0");
        assertThat(inbox(coordinator, "?state=READ").path("items").size()).isEqualTo(1);
        post(coordinator, "/inbox/" + id + "/archive").expectStatus().isNoContent();

        assertThat(items(coordinator)).isZero();
        assertThat(inbox(coordinator, "?state=archived").path("items").size()).isEqualTo(1);
    }

    @Test
    void pagesFollowEachOther() {
        var coordinator = Person.somebody();
        IntStream.range(0, 5).forEach(n -> signed(coordinator, UUID.randomUUID()));
        eventually(() -> items(coordinator) == 5);

        var first = inbox(coordinator, "?limit=3");
        var second = inbox(
                coordinator,
                "?limit=3&cursor=" + first.path("page").path("next").asString());

        assertThat(first.path("items").size()).isEqualTo(3);
        assertThat(second.path("items").size()).isEqualTo(2);
        assertThat(second.path("page").path("next").isNull()).isTrue();
    }

    @Test
    void onlyTheRecipientInTheirOrganizationSeesAnItem() {
        var coordinator = Person.somebody();
        signed(coordinator, UUID.randomUUID());
        eventually(() -> items(coordinator) == 1);
        var id = inbox(coordinator, "").path("items").get(0).path("id").asString();
        var colleague = coordinator.colleague();
        var elsewhere = coordinator.in(UUID.randomUUID());

        for (var stranger : new Person[] {colleague, elsewhere}) {
            assertThat(items(stranger)).isZero();
            assertThat(counts(stranger)).isEqualTo("0/0");
            for (var verb : new String[] {"seen", "read", "archive"}) {
                post(stranger, "/inbox/" + id + "/" + verb).expectStatus().isNotFound();
            }
        }
        http.get()
                .uri("/v1/organizations/" + coordinator.organization() + "/inbox")
                .header("Authorization", token(elsewhere))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        assertThat(counts(coordinator)).isEqualTo("1/1");
    }

    @Test
    void withoutAnOrganizationTheTablesAreEmpty() {
        var coordinator = Person.somebody();
        signed(coordinator, UUID.randomUUID());
        eventually(() -> items(coordinator) == 1);
        var app = JdbcClient.create(suite.database().app());

        for (var table : new String[] {"subject", "notification", "inbox_item"}) {
            assertThat(app.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void badFiltersAreRefusedByName() {
        var coordinator = Person.somebody();

        get(coordinator, "/inbox?state=LOST").expectStatus().isEqualTo(422);
        get(coordinator, "/inbox?type=gossip").expectStatus().isEqualTo(422);
        get(coordinator, "/inbox?cursor=zzz").expectStatus().isBadRequest();
    }

    @Test
    void everyNotificationIsAnnouncedAsItsContractSays() {
        var coordinator = Person.somebody();
        var request = UUID.randomUUID();
        signed(coordinator, request);
        eventually(() -> items(coordinator) == 1);

        var data = db.sql("""
                select convert_from(payload, 'UTF8') from notification.outbox_event
                where type = 'notification.notification.created.v1' and convert_from(payload, 'UTF8') like ?
                """).param("%" + request + "%").query(String.class).single();

        Contracts.ofRepository().assertValid("notification.notification.created.v1", data);
    }

    @Test
    void whatNobodyCanReadGoesToTheDeadLetterQueue() {
        var before = suite.aws().depth("trialsuite-notification-inbox-dlq.fifo");
        var url = suite.aws().queueUrl("trialsuite-notification-inbox.fifo");

        for (var body : new String[] {"not json", "{\"specversion\":\"1.0\"}"}) {
            suite.aws()
                    .sqs()
                    .sendMessage(it -> it.queueUrl(url)
                            .messageBody(body)
                            .messageGroupId(UUID.randomUUID().toString())
                            .messageDeduplicationId(UUID.randomUUID().toString()));
        }
        publish(
                "consent.request.declined.v1",
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Map.of("requestId", "not a uuid"));

        eventually(() -> suite.aws().depth("trialsuite-notification-inbox-dlq.fifo") == before + 3);
    }

    @Test
    void theApiIsDescribedAsCheckedIn() {
        OpenApiDocument.assertCurrent(body(http.get().uri("/v3/api-docs").exchange()), "notification-service");
    }

    private String counts(Person person) {
        var counts = json(get(person, "/inbox/counts"));
        return counts.path("unseen").asInt() + "/" + counts.path("unread").asInt();
    }

    private long notifications(UUID event) {
        return db.sql("select count(*) from notification.notification where source_event_id = ?")
                .param(event)
                .query(Long.class)
                .single();
    }
}
