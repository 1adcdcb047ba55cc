package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.sns.Topic.Published;
import java.time.ZoneOffset;

/** The envelope that SNS puts around a message when delivery is not raw. Signatures are placeholders: nothing here can sign. */
final class Notification {

    private Notification() {}

    static String json(Topic topic, Subscription subscription, Publication publication, Published published) {
        var json = Json.object()
                .put("Type", "Notification")
                .put("MessageId", published.messageId())
                .put("TopicArn", topic.arn());
        if (publication.subject() != null) {
            json.put("Subject", publication.subject());
        }
        json.put("Message", publication.message())
                .put("Timestamp", "%tFT%<tT.%<tLZ".formatted(published.at().atZone(ZoneOffset.UTC)));
        if (published.sequenceNumber() != null) {
            json.put("SequenceNumber", published.sequenceNumber());
        } else {
            json.put("SignatureVersion", "1")
                    .put("Signature", "bG9jYWwtYXdz")
                    .put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local.pem");
        }
        json.put(
                "UnsubscribeURL",
                "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        if (publication.attributes() != null) {
            var attributes = json.putObject("MessageAttributes");
            publication.attributes().properties().forEach(e -> {
                var value = e.getValue();
                attributes
                        .putObject(e.getKey())
                        .put("Type", value.path("DataType").asString())
                        .put(
                                "Value",
                                value.path(value.has("BinaryValue") ? "BinaryValue" : "StringValue")
                                        .asString());
            });
        }
        return json.toString();
    }
}
