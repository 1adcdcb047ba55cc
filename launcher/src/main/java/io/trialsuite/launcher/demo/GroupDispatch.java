package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.services.Service;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sending one version of a consent to everybody of a group. */
final class GroupDispatch {

    private static final String BATCHES = "/dispatch-batches";

    private final Session session;

    GroupDispatch(Session session) {
        this.session = session;
    }

    /** Nothing is sent by preparing, so that a batch whose answer was lost is simply left behind. */
    String prepare(String version, String group) {
        var reply = session.post(Service.CONSENT, BATCHES)
                .json(Map.of("versionId", version, "groupId", group))
                .send();
        return reply.tookEffectUnheard()
                ? prepare(version, group)
                : reply.required().path("batchId").asString();
    }

    void start(String batch) {
        var reply =
                session.post(Service.CONSENT, BATCHES + "/" + batch + "/start").send();
        if (!reply.tookEffectUnheard()) {
            reply.required();
        }
    }

    /** The final progress: how many were dispatched, skipped, failed. */
    JsonNode awaitCompletion(String batch) {
        return Awaiting.until(
                        "the dispatch to complete",
                        () -> session.get(Service.CONSENT, BATCHES + "/" + batch)
                                .required(),
                        view -> view.path("state").asString().equals("COMPLETED"))
                .path("progress");
    }
}
