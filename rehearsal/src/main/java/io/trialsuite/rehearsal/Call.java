package io.trialsuite.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call over a kept connection; tried once. */
record Call(
        String method,
        String path,
        @Nullable Object body,
        @Nullable String token) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    record Reply(int status, JsonNode body) {}

    static Call get(String path, String token) {
        return new Call("GET", path, null, token);
    }

    static Call post(String path, Object body, @Nullable String token) {
        return new Call("POST", path, body, token);
    }

    static Call put(String path, Object body, String token) {
        return new Call("PUT", path, body, token);
    }

    Reply to(String base) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        var text = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        var response = HTTP.send(request.method(method, text).build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), JSON.readTree(response.body().isBlank() ? "{}" : response.body()));
    }

    static Map<String, Object> organization(UUID id) {
        return Map.of("organizationId", id);
    }
}
