package io.trialsuite.localaws.lambda;

import io.trialsuite.localaws.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The three SQS calls that a poller needs, unsigned, so that this module needs no AWS SDK at run time. */
final class QueueClient implements AutoCloseable {

    private static final int MOST_PER_CALL = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String queue;

    QueueClient(URI endpoint, String queue) {
        this.endpoint = endpoint;
        this.queue = queue;
    }

    boolean fifo() {
        return queue.endsWith(".fifo");
    }

    /** Up to ten messages with all their attributes. */
    List<JsonNode> receive(int max, Duration wait) throws IOException, InterruptedException {
        var request = Json.object()
                .put("QueueUrl", queue)
                .put("MaxNumberOfMessages", Math.min(max, MOST_PER_CALL))
                .put("WaitTimeSeconds", Math.min(20, wait.toSeconds()));
        request.putArray("MessageSystemAttributeNames").add("All");
        request.putArray("MessageAttributeNames").add("All");
        var messages = new ArrayList<JsonNode>();
        call("ReceiveMessage", request).path("Messages").forEach(messages::add);
        return messages;
    }

    void delete(List<JsonNode> messages) throws IOException, InterruptedException {
        for (int from = 0; from < messages.size(); from += MOST_PER_CALL) {
            var request = Json.object().put("QueueUrl", queue);
            var entries = request.putArray("Entries");
            for (var message : messages.subList(from, Math.min(from + MOST_PER_CALL, messages.size()))) {
                entries.addObject()
                        .put("Id", message.path("MessageId").asString())
                        .put("ReceiptHandle", message.path("ReceiptHandle").asString());
            }
            call("DeleteMessageBatch", request);
        }
    }

    String arn() throws IOException, InterruptedException {
        var request = Json.object().put("QueueUrl", queue);
        request.putArray("AttributeNames").add("QueueArn");
        return call("GetQueueAttributes", request)
                .path("Attributes")
                .path("QueueArn")
                .asString();
    }

    private JsonNode call(String action, ObjectNode body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + action)
                .POST(BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(action + " on " + queue + " answered " + response.statusCode());
        }
        return Json.read(response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
