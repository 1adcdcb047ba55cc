package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.supervise.Pause;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A client that behaves as ours should: a call that got no answer, or the answer that the service is not there, is made again
 * until the service is back or patience ends. Thread-safe.
 */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<String> FILES = Set.of("application/pdf", "application/zip");
    private static final Set<Integer> LATER = Set.of(502, 503, 504);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final JsonMapper json = JsonMapper.builder().build();

    public Call get(String url) {
        return new Call(this, "GET", url);
    }

    public Call post(String url) {
        return new Call(this, "POST", url);
    }

    public Call put(String url) {
        return new Call(this, "PUT", url);
    }

    Reply send(HttpRequest request) {
        var deadline = Instant.now().plus(PATIENCE);
        var name = request.method() + " " + request.uri().getPath();
        for (var repeated = false; ; repeated = true) {
            var last = Instant.now().isAfter(deadline);
            try {
                var response = client.send(request, BodyHandlers.ofByteArray());
                var reply = reply(name, response, repeated);
                if (last || !isForLater(reply)) {
                    return reply;
                }
            } catch (IOException e) {
                if (last) {
                    throw new SuiteFailure(
                            "%s got no answer for %d s: %s.".formatted(name, PATIENCE.toSeconds(), e), null, e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SuiteFailure("Interrupted.", null, e);
            }
            Pause.briefly();
        }
    }

    private Reply reply(String name, HttpResponse<byte[]> response, boolean repeated) {
        var etag = response.headers().firstValue("ETag");
        var isFile = response.headers()
                .firstValue("Content-Type")
                .filter(type -> FILES.stream().anyMatch(type::startsWith))
                .isPresent();
        var text = isFile ? "" : new String(response.body(), StandardCharsets.UTF_8);
        return new Reply(name, response.statusCode(), etag, parse(text), response.body(), repeated);
    }

    /** The service is overloaded or on its way, or the first try of the same key is still running in it. */
    private static boolean isForLater(Reply reply) {
        return LATER.contains(reply.status()) || reply.code().equals("idempotency-in-progress");
    }

    private JsonNode parse(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : json.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("detail", body.lines().findFirst().orElse(""));
        }
    }
}
