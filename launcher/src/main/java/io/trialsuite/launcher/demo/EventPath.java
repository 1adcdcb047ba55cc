package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.services.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The way of every event of one organization, put together from what each service says about its own part. */
final class EventPath {

    private static final int PAGE = 1000;

    private final Session session;
    private final Instant since;

    /** @param since nothing older is looked at */
    EventPath(Session session, Instant since) {
        this.session = session;
        this.since = since;
    }

    /** Half, and all but one in a hundred, of the events were at least as fast. */
    record Percentiles(long p50, long p99) {

        static Percentiles of(List<Long> millis) {
            var sorted = millis.stream().sorted().toList();
            return new Percentiles(at(sorted, 0.50), at(sorted, 0.99));
        }

        private static long at(List<Long> sorted, double share) {
            return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }

    /**
     * One type of event at one consumer.
     *
     * @param published milliseconds from recording to publication
     * @param received from publication to receipt
     * @param handled from receipt to the effect
     * @param total from recording to the effect
     */
    record Leg(
            String type,
            String consumer,
            int events,
            Percentiles published,
            Percentiles received,
            Percentiles handled,
            Percentiles total) {}

    List<Leg> legs() {
        var legs = new ArrayList<Leg>();
        for (var consumer : Service.withEvents()) {
            var byType = new TreeMap<String, List<JsonNode>>();
            events(consumer, "handled")
                    .forEach(event -> byType.computeIfAbsent(event.path("type").asString(), type -> new ArrayList<>())
                            .add(event));
            byType.forEach((type, events) -> legs.add(leg(type, consumer, events)));
        }
        return legs;
    }

    /** How many events of each type this organization's services have recorded. */
    Map<String, Integer> recorded() {
        var counts = new TreeMap<String, Integer>();
        for (var producer : Service.withEvents()) {
            events(producer, "recorded")
                    .forEach(event -> counts.merge(event.path("type").asString(), 1, Integer::sum));
        }
        return counts;
    }

    private static Leg leg(String type, Service consumer, List<JsonNode> events) {
        return new Leg(
                type,
                consumer.title(),
                events.size(),
                between(events, "recordedAt", "publishedAt"),
                between(events, "publishedAt", "receivedAt"),
                between(events, "receivedAt", "handledAt"),
                between(events, "recordedAt", "handledAt"));
    }

    private static Percentiles between(List<JsonNode> events, String from, String to) {
        return Percentiles.of(events.stream()
                .filter(event -> event.path(from).isString() && event.path(to).isString())
                .map(event ->
                        Duration.between(time(event, from), time(event, to)).toMillis())
                .toList());
    }

    private static Instant time(JsonNode event, String field) {
        return Instant.parse(event.path(field).asString());
    }

    private Collection<JsonNode> events(Service service, String kind) {
        var found = new HashMap<String, JsonNode>();
        var from = since;
        while (true) {
            var page = session.get(service, "/event-flow?limit=" + PAGE + "&from=" + from)
                    .required()
                    .path(kind);
            page.forEach(event -> found.put(key(event), event));
            if (page.size() < PAGE) {
                return found.values();
            }
            from = time(page.path(PAGE - 1), kind.equals("handled") ? "receivedAt" : "recordedAt");
        }
    }

    private static String key(JsonNode event) {
        return event.path("id").asString() + event.path("subscription").asString("");
    }
}
