package io.trialsuite.launcher.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call being put together. A POST carries an idempotency key, the same for every try. */
public final class Call {

    private static final Duration ONE_TRY = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Api api;
    private final String method;
    private final HttpRequest.Builder request;
    private @Nullable String body;

    Call(Api api, String method, String url) {
        this.api = api;
        this.method = method;
        this.request = HttpRequest.newBuilder(URI.create(url)).timeout(ONE_TRY).setHeader("Accept", "application/json");
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
    }

    public Call bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Call header(String name, String value) {
        request.setHeader(name, value);
        return this;
    }

    public Call json(Object value) {
        body = JSON.writeValueAsString(value);
        return header("Content-Type", "application/json");
    }

    public Call form(Map<String, String> fields) {
        body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return header("Content-Type", "application/x-www-form-urlencoded");
    }

    public Call csv(String text) {
        body = text;
        return header("Content-Type", "text/csv");
    }

    public Reply send() {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return api.send(request.method(method, publisher).build());
    }

    public JsonNode required() {
        return send().required();
    }

    /** The bytes of a file that must be there. */
    public byte[] requiredFile() {
        var reply = send();
        reply.required();
        return reply.content();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
