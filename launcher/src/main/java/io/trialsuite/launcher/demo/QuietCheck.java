package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.services.Service;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Whether anything is still on its way: in an outbox, in a queue, or, which must never be, in a dead-letter queue. */
final class QuietCheck {

    private final Api api;
    private final Addresses addresses;
    private final Session session;

    QuietCheck(Api api, Addresses addresses, Session session) {
        this.api = api;
        this.addresses = addresses;
        this.session = session;
    }

    void awaitEmptyOutboxes() {
        Awaiting.until("every outbox to be empty", this::waitingInOutboxes, Map::isEmpty);
    }

    void awaitEmptyQueues() {
        Awaiting.until("every queue and dead-letter queue to be empty", this::waitingInQueues, Map::isEmpty);
    }

    /** Pending and parked events per service, where there are any. */
    Map<String, Long> waitingInOutboxes() {
        var waiting = new TreeMap<String, Long>();
        for (var service : Service.withEvents()) {
            var flow = session.get(service, "/event-flow?limit=1").required();
            put(waiting, service.title() + " pending", flow.path("pending").asLong());
            put(waiting, service.title() + " parked", flow.path("parked").asLong());
        }
        return waiting;
    }

    /** Messages per queue, visible, in flight or delayed, where there are any. */
    Map<String, Long> waitingInQueues() {
        var waiting = new TreeMap<String, Long>();
        var queues = api.get(addresses.queues()).required();
        queues.properties().forEach(queue -> put(waiting, queue.getKey(), messagesIn(queue.getValue())));
        return waiting;
    }

    private static long messagesIn(JsonNode depth) {
        return depth.path("visible").asLong()
                + depth.path("inFlight").asLong()
                + depth.path("delayed").asLong();
    }

    private static void put(Map<String, Long> waiting, String name, long count) {
        if (count > 0) {
            waiting.put(name, count);
        }
    }
}
