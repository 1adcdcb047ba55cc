package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.account.Account;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.Json;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls the service without a port. */
final class SesCalls implements AutoCloseable {

    static final String SENDER = "study@trials.example";
    static final String SET = "outgoing";

    final RecordedTopics topics;
    private final SesService service;

    SesCalls(@Nullable Path directory, RecordedTopics topics) {
        this.topics = topics;
        service =
                new SesService(new Account("000000000000", "us-east-1", "test"), directory, topics, Clock.systemUTC());
        service.start();
    }

    /** With a verified domain and a configuration set that sends every event to the recorded topic. */
    static SesCalls ready(@Nullable Path directory) {
        var calls = new SesCalls(directory, new RecordedTopics());
        calls.post("identities", "{\"EmailIdentity\":\"trials.example\"}");
        calls.post("configuration-sets", "{\"ConfigurationSetName\":\"outgoing\"}");
        calls.post("configuration-sets/outgoing/event-destinations", """
                {"EventDestinationName":"all","EventDestination":{"Enabled":true,
                 "MatchingEventTypes":["SEND","REJECT","BOUNCE","COMPLAINT","DELIVERY","RENDERING_FAILURE","DELIVERY_DELAY"],
                 "SnsDestination":{"TopicArn":"%s"}}}""".formatted(RecordedTopics.TOPIC));
        return calls;
    }

    String send(String recipient) {
        return send(recipient, "Please read this.");
    }

    String send(String recipient, String text) {
        return post("outbound-emails", """
                {"FromEmailAddress":"Study Team <%s>","ConfigurationSetName":"%s",
                 "Destination":{"ToAddresses":["%s"]},
                 "EmailTags":[{"Name":"mail_id","Value":"m-1"}],
                 "Content":{"Simple":{"Subject":{"Data":"Your consent"},
                   "Body":{"Text":{"Data":"%s"},"Html":{"Data":"<p>Hello</p>"}}}}}""".formatted(SENDER, SET, recipient, text))
                .path("MessageId")
                .asString();
    }

    JsonNode post(String path, String body) {
        return json(call("POST", Route.PREFIX + path, body));
    }

    JsonNode get(String path) {
        return json(call("GET", Route.PREFIX + path, ""));
    }

    JsonNode put(String path, String body) {
        return json(call("PUT", Route.PREFIX + path, body));
    }

    JsonNode delete(String path) {
        return json(call("DELETE", Route.PREFIX + path, ""));
    }

    JsonNode mail(String query) {
        return json(local("GET", "/_local/mail" + query));
    }

    AwsResponse local(String method, String path) {
        return service.mailbox().handle(request(method, path, ""));
    }

    private AwsResponse call(String method, String path, String body) throws AwsError {
        return service.handle(request(method, path, body));
    }

    static AwsRequest request(String method, String path, String body) {
        return new AwsRequest(
                method, URI.create(path), Map.of(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    static JsonNode json(AwsResponse response) {
        return Json.read(((AwsResponse.Body.Bytes) response.body()).content());
    }

    @Override
    public void close() {
        service.close();
    }
}
