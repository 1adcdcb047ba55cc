package io.trialsuite.localaws.lambda;

import io.trialsuite.localaws.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Received messages in the form in which Lambda passes them to a function. */
final class SqsEvent {

    private SqsEvent() {}

    static JsonNode of(List<JsonNode> messages, String queueArn) {
        var event = Json.object();
        var records = event.putArray("Records");
        messages.forEach(message -> records.add(record(message, queueArn)));
        return event;
    }

    private static ObjectNode record(JsonNode message, String queueArn) {
        var json = Json.object()
                .put("messageId", message.path("MessageId").asString())
                .put("receiptHandle", message.path("ReceiptHandle").asString())
                .put("body", message.path("Body").asString());
        json.set("attributes", message.path("Attributes"));
        var attributes = json.putObject("messageAttributes");
        message.path("MessageAttributes")
                .properties()
                .forEach(e -> attribute(attributes.putObject(e.getKey()), e.getValue()));
        json.put("md5OfBody", message.path("MD5OfBody").asString());
        if (message.has("MD5OfMessageAttributes")) {
            json.put(
                    "md5OfMessageAttributes",
                    message.path("MD5OfMessageAttributes").asString());
        }
        return json.put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", queueArn.split(":", -1)[3]);
    }

    private static void attribute(ObjectNode json, JsonNode attribute) {
        if (attribute.has("StringValue")) {
            json.put("stringValue", attribute.path("StringValue").asString());
        }
        if (attribute.has("BinaryValue")) {
            json.put("binaryValue", attribute.path("BinaryValue").asString());
        }
        json.putArray("stringListValues");
        json.putArray("binaryListValues");
        json.put("dataType", attribute.path("DataType").asString());
    }
}
