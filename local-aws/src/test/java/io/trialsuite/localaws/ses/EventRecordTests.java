package io.trialsuite.localaws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventRecordTests {

    private final SesCalls ses = SesCalls.ready(null);

    @AfterEach
    void close() {
        ses.close();
    }

    @Test
    void theMailObjectHasWhatAwsDocuments() {
        var id = ses.send("success@simulator.amazonses.com");

        var mail = event("Delivery").path("mail");
        assertThat(mail.propertyNames())
                .containsExactly(
                        "timestamp",
                        "source",
                        "sourceArn",
                        "sendingAccountId",
                        "messageId",
                        "destination",
                        "headersTruncated",
                        "headers",
                        "commonHeaders",
                        "tags");
        assertThat(mail.path("messageId").asString()).isEqualTo(id);
        assertThat(mail.path("source").asString()).isEqualTo("Study Team <study@trials.example>");
        assertThat(mail.path("sourceArn").asString())
                .isEqualTo("arn:aws:ses:us-east-1:000000000000:identity/study@trials.example");
        assertThat(mail.path("commonHeaders").propertyNames()).containsExactly("from", "to", "messageId", "subject");
    }

    @Test
    void everyTagIsAListAndTheOutgoingAddressIsKnownOnDelivery() {
        ses.send("success@simulator.amazonses.com");

        var tags = event("Delivery").path("mail").path("tags");
        assertThat(tags.propertyNames())
                .containsExactlyInAnyOrder(
                        "ses:operation",
                        "ses:configuration-set",
                        "ses:source-ip",
                        "ses:from-domain",
                        "ses:caller-identity",
                        "ses:outgoing-ip",
                        "mail_id");
        assertThat(tags).allMatch(JsonNode::isArray);
        assertThat(event("Send").path("mail").path("tags").has("ses:outgoing-ip"))
                .isFalse();
    }

    @Test
    void aNewDestinationIsGreetedWithALineThatIsNoJson() {
        assertThat(ses.topics.greetings())
                .containsExactly("Successfully validated SNS topic for Amazon SES event publishing.");
    }

    @Test
    void theSendObjectIsEmpty() {
        ses.send("success@simulator.amazonses.com");

        assertThat(event("Send").get("send").isEmpty()).isTrue();
    }

    @Test
    void aMissingVariableIsAcceptedAndReportedUnderTheNameWithASpace() {
        ses.post(
                "templates",
                "{\"TemplateName\":\"welcome\",\"TemplateContent\":{\"Subject\":\"Hi {{name}}\",\"Text\":\"{{link}}\"}}");

        ses.post("outbound-emails", """
                {"FromEmailAddress":"a@trials.example","ConfigurationSetName":"outgoing",
                 "Destination":{"ToAddresses":["success@simulator.amazonses.com"]},
                 "Content":{"Template":{"TemplateName":"welcome","TemplateData":"{\\"name\\":\\"Kim\\"}"}}}""");

        var event = event("Rendering Failure");
        assertThat(event.path("failure").path("templateName").asString()).isEqualTo("welcome");
        assertThat(event.path("failure").path("errorMessage").asString())
                .isEqualTo("Attribute 'link' is not present in the rendering data.");
        assertThat(event.path("mail").has("headers")).isFalse();
        assertThat(event.path("mail").has("commonHeaders")).isFalse();
        assertThat(ses.topics.types()).containsExactly("Rendering Failure");
    }

    @Test
    void aDeliveryDelayHasNoHeaders() {
        ses.send("delay+10ms@simulator.amazonses.com");

        var event = event("DeliveryDelay");
        assertThat(event.path("mail").has("headers")).isFalse();
        assertThat(event.path("deliveryDelay").path("delayType").asString()).isEqualTo("TransientCommunicationFailure");
        assertThat(event.path("deliveryDelay")
                        .path("delayedRecipients")
                        .get(0)
                        .path("status")
                        .asString())
                .isEqualTo("4.4.1");
    }

    private JsonNode event(String type) {
        await().until(() -> ses.topics.types().contains(type));
        return ses.topics.events().stream()
                .filter(event -> event.path("eventType").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
