package io.trialsuite.localaws.faults;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that goes wrong. A pattern is an exact text, a text that ends in {@code *}, or {@code *} alone.
 *
 * @param service pattern, for instance {@code sns}
 * @param action pattern, for instance {@code Publish*}
 * @param resource pattern for the name of the queue, topic or bucket
 * @param rate which share of the matching requests is hit, above 0 and up to 1
 * @param status the HTTP status of the refusal, 400 to 599; 0 does not refuse
 * @param code the error code of the refusal
 * @param delayMs how long a request waits first
 * @param times how often the rule strikes before it is spent; 0 means for ever
 * @param duplicate a received message is delivered once more after it was deleted (queues only)
 * @param dropConnection the connection is closed without an answer, after the request was carried out
 */
public record FaultRule(
        String service,
        String action,
        String resource,
        double rate,
        int status,
        String code,
        long delayMs,
        int times,
        boolean duplicate,
        boolean dropConnection) {

    private static final Set<String> NAMES = Set.of(
            "service",
            "action",
            "resource",
            "rate",
            "status",
            "code",
            "delayMs",
            "times",
            "duplicate",
            "drop-connection");

    public FaultRule {
        require(rate > 0 && rate <= 1, "rate must be above 0 and at most 1");
        require(status == 0 || (status >= 400 && status <= 599), "status must be 400 to 599");
        require(delayMs >= 0 && delayMs <= 600_000, "delayMs must be 0 to 600000");
        require(times >= 0, "times must not be negative");
        require(
                status != 0 || delayMs != 0 || duplicate || dropConnection,
                "a rule needs status, delayMs, duplicate or drop-connection");
    }

    /**
     * Reads one rule.
     *
     * @throws AwsError if it has a member that means nothing here, so that a typing error does not go unnoticed
     */
    static FaultRule parse(JsonNode json) {
        require(json.isObject(), "a rule is a JSON object");
        var unknown = new TreeSet<>(json.propertyNames());
        unknown.removeAll(NAMES);
        require(unknown.isEmpty(), "unknown members " + unknown);
        return new FaultRule(
                json.path("service").asString("*"),
                json.path("action").asString("*"),
                json.path("resource").asString("*"),
                json.path("rate").asDouble(1),
                json.path("status").asInt(0),
                json.path("code").asString("ServiceUnavailable"),
                json.path("delayMs").asLong(0),
                json.path("times").asInt(0),
                json.path("duplicate").asBoolean(false),
                json.path("drop-connection").asBoolean(false));
    }

    ObjectNode toJson() {
        return Json.object()
                .put("service", service)
                .put("action", action)
                .put("resource", resource)
                .put("rate", rate)
                .put("status", status)
                .put("code", code)
                .put("delayMs", delayMs)
                .put("times", times)
                .put("duplicate", duplicate)
                .put("drop-connection", dropConnection);
    }

    boolean matches(String service, String action) {
        return fits(this.service, service) && fits(this.action, action);
    }

    boolean matchesResource(String resource) {
        return fits(this.resource, resource);
    }

    private static boolean fits(String pattern, String text) {
        return pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(text);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AwsError(400, "InvalidFaultRule", otherwise);
        }
    }
}
