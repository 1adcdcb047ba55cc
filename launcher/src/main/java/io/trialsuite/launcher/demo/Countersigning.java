package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.services.Service;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whoever obtained the consents signs that they did, with both factors proved a moment ago. */
final class Countersigning {

    private static final String REQUESTS = "/consent-requests/";
    private static final String PRINTED_NAME = "Dr. Coordinator";

    private final Session session;

    Countersigning(Session session) {
        this.session = session;
    }

    /** Answers for what is signed. */
    void acceptPolicy() {
        var policy = session.get(Service.CONSENT, "/signature-policy").send().required();
        session.post(Service.CONSENT, "/signature-policy/acceptance")
                .json(Map.of("version", policy.path("version").asInt()))
                .send()
                .required();
    }

    /** As soon as consent-service has heard that it is delegated. */
    void awaitDelegation(String request) {
        Awaiting.until(
                "consent-service to know who may obtain consents",
                () -> announce(request),
                reply -> !reply.code().equals("delegation-missing"));
    }

    void sign(String request) {
        var shown = announce(request).required();
        var path = REQUESTS + request + "/signature-intents/"
                + shown.path("intentId").asString() + "/confirmation";
        var reply =
                session.post(Service.CONSENT, path).json(confirmation(shown)).send();
        var alreadyDone = reply.repeated() && reply.code().equals("already-signed");
        if (!alreadyDone && !reply.tookEffectUnheard()) {
            var state = reply.required().path("state").asString();
            if (!state.equals("COMPLETED")) {
                throw new SuiteFailure("Request " + request + " is countersigned but " + state + ".");
            }
        }
    }

    private Reply announce(String request) {
        return session.post(Service.CONSENT, REQUESTS + request + "/signature-intents")
                .json(Map.of("meaningCode", "CONSENT_OBTAINED", "printedName", PRINTED_NAME))
                .send();
    }

    private static Map<String, Object> confirmation(JsonNode shown) {
        return Map.of(
                "documentHash",
                shown.path("documentHash").asString(),
                "printedName",
                PRINTED_NAME,
                "signature",
                Map.of("kind", "ELECTRONIC", "typedName", PRINTED_NAME));
    }
}
