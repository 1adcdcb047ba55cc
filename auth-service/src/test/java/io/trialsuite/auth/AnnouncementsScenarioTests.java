package io.trialsuite.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.auth.accounts.PlatformStream;
import io.trialsuite.test.Contracts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the rest of the suite hears, and what an inspector finds. */
class AnnouncementsScenarioTests extends AuthScenario {

    private static final String WRONG = "not the password at all";

    private final Contracts contracts = Contracts.ofRepository();

    AnnouncementsScenarioTests(World world) {
        super(world);
    }

    @Test
    void whatHappensToAPersonIsPublishedInOrderAndKeepsItsContract() {
        var queue = subscribed();
        var person = founder();
        assertThat(logIn(person.email(), WRONG).status()).isEqualTo(401);
        var account = account(person);

        var events = received(queue, account, 5);

        assertThat(events.stream().map(event -> event.path("type").asString()))
                .containsExactly(
                        "auth.account.registered.v1",
                        "auth.login.succeeded.v1",
                        "auth.membership.added.v1",
                        "auth.session.organization-selected.v1",
                        "auth.login.failed.v1");
        assertThat(events.get(2).path("organizationid").asString()).isEqualTo(person.organization());
        for (var event : events) {
            contracts.assertValid(
                    event.path("type").asString(), event.path("data").toString());
            assertThat(event.toString()).doesNotContain(person.email(), "Kim Minji");
        }
    }

    @Test
    void aFailedLoginAtAnUnknownAddressIsPublishedWithoutAPerson() {
        var queue = subscribed();
        assertThat(logIn(someEmail(), WRONG).status()).isEqualTo(401);

        var events = received(queue, "", 1);

        assertThat(events.getFirst().path("type").asString()).isEqualTo("auth.login.failed.v1");
        contracts.assertValid(
                "auth.login.failed.v1", events.getFirst().path("data").toString());
        assertThat(events.getFirst().path("data").has("accountId")).isFalse();
    }

    @Test
    void everyAuthenticationEventIsInTheAuditTrail() {
        var person = founder();
        assertThat(logIn(person.email(), WRONG).status()).isEqualTo(401);
        assertThat(register(person.email()).status()).isEqualTo(201);
        var account = account(person);

        assertThat(audited(PlatformStream.ID, account))
                .containsExactly(
                        "auth.account.registered",
                        "auth.login.succeeded",
                        "auth.session.opened",
                        "auth.session.organization-selected",
                        "auth.login.failed",
                        "auth.account.registration-repeated");
        assertThat(audited(UUID.fromString(person.organization()), account))
                .containsExactly("auth.organization.registered", "auth.membership.added");
    }

    /** A queue of its own that hears every event of this service. */
    private static String subscribed() {
        var aws = SUITE.aws();
        var url = aws.sqs()
                .createQueue(it -> it.queueName("hears-" + UUID.randomUUID() + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        var arn = aws.sqs()
                .getQueueAttributes(it -> it.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        aws.sns()
                .subscribe(it -> it.topicArn(aws.topicArn("trialsuite-auth-events.fifo"))
                        .protocol("sqs")
                        .endpoint(arn)
                        .attributes(Map.of("RawMessageDelivery", "true")));
        return url;
    }

    /** Takes messages until enough of them are about the subject; any subject contains the empty text. */
    private static List<JsonNode> received(String queue, String text, int enough) {
        var events = new ArrayList<JsonNode>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var batch = SUITE.aws()
                    .sqs()
                    .receiveMessage(
                            it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages();
            for (var message : batch) {
                SUITE.aws().sqs().deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receiptHandle()));
                if (message.body().contains(text)) {
                    events.add(JsonMapper.shared().readTree(message.body()));
                }
            }
            return subject(events, text).size() >= enough;
        });
        return subject(events, text);
    }

    private static List<JsonNode> subject(List<JsonNode> events, String text) {
        return events.stream()
                .filter(event -> event.path("subject").asString().contains(text))
                .toList();
    }

    private List<String> audited(UUID stream, String account) {
        return world.rows()
                .sql("""
                        select action from audit_entry
                         where organization_id = :stream and (actor_id = :account or entity_id = :account)
                         order by seq""")
                .param("stream", stream)
                .param("account", account)
                .query(String.class)
                .list();
    }
}
