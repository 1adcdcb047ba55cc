package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.services.Service;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sending one version of a consent to everybody of a group. */
public final class GroupDispatch {

    private static final String BATCHES = "/dispatch-batches";

    private final Session session;

    public GroupDispatch(Session session) {
        this.session = session;
    }

    /** Nothing is sent by preparing, so that a batch whose answer was lost is simply left behind. */
    public String prepare(String version, String group) {
        var reply = session.post(Service.CONSENT, BATCHES)
                .json(Map.of("versionId", version, "groupId", group))
                .send();
        return reply.tookEffectUnheard()
                ? prepare(version, group)
                : reply.required().path("batchId").asString();
    }

    public void start(String batch) {
        var reply =
                session.post(Service.CONSENT, BATCHES + "/" + batch + "/start").send();
        if (!reply.tookEffectUnheard()) {
            reply.required();
        }
    }

    public boolean isCompleted(String batch) {
        return view(batch).path("state").asString().equals("COMPLETED");
    }

    /** How many of the group were settled so far. */
    public int done(String batch) {
        return view(batch).path("progress").path("done").asInt();
    }

    private JsonNode view(String batch) {
        return session.get(Service.CONSENT, BATCHES + "/" + batch).required();
    }

    /** The final progress: how many were dispatched, skipped, failed. */
    public JsonNode awaitCompletion(String batch) {
        return Awaiting.until(
                        "the dispatch to complete",
                        () -> view(batch),
                        view -> view.path("state").asString().equals("COMPLETED"))
                .path("progress");
    }
}
