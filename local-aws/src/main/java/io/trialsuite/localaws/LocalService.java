package io.trialsuite.localaws;

import io.trialsuite.localaws.faults.Faults;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.AwsResponse;
import io.trialsuite.localaws.http.AwsService;
import io.trialsuite.localaws.http.Json;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What AWS does not have: {@code /_local/health}, {@code /_local/queues} and {@code /_local/faults}. */
final class LocalService implements AwsService {

    /** Requests below this path are never hit by a fault rule. */
    static final String PREFIX = "/_local/";

    private static final int LARGEST_BODY = 1 << 20;

    private final Faults faults;
    private final Supplier<JsonNode> queues;

    LocalService(Faults faults, Supplier<JsonNode> queues) {
        this.faults = faults;
        this.queues = queues;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean claims(AwsRequest request) {
        return switch (request.rawPath()) {
            case "/_local/health", "/_local/queues", "/_local/faults" -> true;
            default -> false;
        };
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        return switch (actionOf(request)) {
            case "GET /_local/health" ->
                AwsResponse.json(200, Json.object().put("status", "UP").set("queues", queues.get()));
            case "GET /_local/queues" -> AwsResponse.json(200, queues.get());
            case "GET /_local/faults" -> AwsResponse.json(200, faults.toJson());
            case "PUT /_local/faults" -> {
                faults.replace(parse(request.bodyBytes(LARGEST_BODY)));
                yield AwsResponse.json(200, faults.toJson());
            }
            case "DELETE /_local/faults" -> {
                faults.clear();
                yield AwsResponse.empty(204);
            }
            default -> throw new AwsError(405, "MethodNotAllowed", "There is no " + actionOf(request));
        };
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.read(body);
        } catch (JacksonException e) {
            throw new AwsError(400, "InvalidFaultRule", "Not JSON: " + e.getOriginalMessage());
        }
    }

    @Override
    public String actionOf(AwsRequest request) {
        return request.method() + " " + request.rawPath();
    }

    @Override
    public AwsResponse render(AwsError error) {
        return AwsResponse.json(
                error.status(), Json.object().put("code", error.code()).put("message", error.message()));
    }
}
