package io.trialsuite.localaws.faults;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The rules in force. Thread-safe. With the same seed and the same order of requests the same requests are hit.
 *
 * <p>JSON: {@code {"seed": 7, "rules": [{"service": "sns", "status": 503}]}}, or only the array.
 */
public final class Faults {

    private volatile List<Armed> armed = List.of();

    private record Armed(FaultRule rule, Random random, AtomicInteger strikes) {

        boolean strikesNow() {
            if (rule.rate() < 1 && random.nextDouble() >= rule.rate()) {
                return false;
            }
            int before = strikes.getAndUpdate(n -> rule.times() > 0 && n >= rule.times() ? n : n + 1);
            return rule.times() == 0 || before < rule.times();
        }
    }

    /** Whether there is any rule at all; asking costs nothing. */
    public boolean any() {
        return !armed.isEmpty();
    }

    /**
     * The rules that hit this request, in the order in which they were given.
     *
     * @param resource asked only if a rule for that service and action exists
     */
    public List<FaultRule> onRequest(String service, String action, Supplier<String> resource) {
        var hits = new ArrayList<FaultRule>();
        for (var each : armed) {
            var rule = each.rule();
            if (!rule.duplicate()
                    && rule.matches(service, action)
                    && rule.matchesResource(resource.get())
                    && each.strikesNow()) {
                hits.add(rule);
            }
        }
        return hits;
    }

    /** Whether a message that is just being received from this queue shall come once more after its deletion. */
    public boolean duplicates(String queue) {
        for (var each : armed) {
            var rule = each.rule();
            if (rule.duplicate()
                    && rule.matches("sqs", "ReceiveMessage")
                    && rule.matchesResource(queue)
                    && each.strikesNow()) {
                return true;
            }
        }
        return false;
    }

    /**
     * From now on these rules and no others.
     *
     * @throws AwsError if a rule makes no sense; the rules in force then stay
     */
    public void replace(JsonNode json) {
        long seed = json.path("seed").asLong(0);
        var rules = json.isArray() ? json : json.path("rules");
        if (!rules.isArray()) {
            throw new AwsError(400, "InvalidFaultRule", "rules must be an array");
        }
        var next = new ArrayList<Armed>();
        for (var rule : rules) {
            next.add(new Armed(FaultRule.parse(rule), new Random(seed + next.size()), new AtomicInteger()));
        }
        armed = List.copyOf(next);
    }

    public void clear() {
        armed = List.of();
    }

    /** The rules in force, each with how often it has struck. */
    public JsonNode toJson() {
        var json = Json.object();
        var rules = json.putArray("rules");
        for (var each : armed) {
            rules.add(each.rule().toJson().put("strikes", each.strikes().get()));
        }
        return json;
    }
}
