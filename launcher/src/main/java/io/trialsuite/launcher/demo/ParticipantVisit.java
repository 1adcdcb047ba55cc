package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.demo.SampleParticipants.Person;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One participant on a phone: reads the mail, opens the link, proves who they are, and decides. */
final class ParticipantVisit {

    private static final int TRIES = 4;
    private static final String SESSION = "Participant-Session";

    private final Api api;
    private final Mailboxes mailboxes;
    private final Person person;
    private final String link;
    private final JsonNode document;

    private ParticipantVisit(Api api, Mailboxes mailboxes, Person person, String link) {
        this.api = api;
        this.mailboxes = mailboxes;
        this.person = person;
        this.link = calledBy(link);
        this.document = api.get(this.link).required();
    }

    /** What the page behind the link calls. */
    private static String calledBy(String link) {
        return link.replace("/p/sign/", "/p/requests/");
    }

    static ParticipantVisit begin(Api api, Mailboxes mailboxes, Person person, String studyTitle) {
        return new ParticipantVisit(api, mailboxes, person, mailboxes.invitationLink(person.email(), studyTitle));
    }

    String request() {
        return document.path("requestId").asString();
    }

    /** Reads, answers and signs; the id of the request that is signed. */
    String sign() {
        var session = identify();
        answer(session, "contact", "09:00–18:00");
        answer(session, "samples", true);
        confirmSignature(session);
        return request();
    }

    /** Has shown what will be signed, and confirms it with a code of its own; once more when the code or the answer got lost. */
    private void confirmSignature(String session) {
        var lastRefusal = "";
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            var seen = mailboxes.seen(person.email());
            var meaning = document.path("meanings").path(0).path("meaningCode").asString();
            var shown = api.post(link + "/signature-intents")
                    .header(SESSION, session)
                    .json(Map.of("meaningCode", meaning))
                    .send();
            if (isDone(shown)) {
                return;
            }
            if (shown.tookEffectUnheard()) {
                continue;
            }
            var intent = shown.required().path("intentId").asString();
            var confirmed = api.post(link + "/signature-intents/" + intent + "/confirmation")
                    .header(SESSION, session)
                    .json(Map.of(
                            "documentHash", document.path("documentHash").asString(),
                            "code", mailboxes.newCode(person.email(), seen),
                            "signature", Map.of("kind", "ELECTRONIC", "typedName", person.name())))
                    .send();
            if (confirmed.isSuccess() || isDone(confirmed) || confirmed.tookEffectUnheard()) {
                return;
            }
            lastRefusal = confirmed.status() + " " + confirmed.code();
        }
        throw new SuiteFailure(
                "%s could not sign with %d codes; last answer: %s.".formatted(person.code(), TRIES, lastRefusal));
    }

    /** Says no; the id of the request that is declined. */
    String decline() {
        var session = identify();
        requireDone(api.post(link + "/decline")
                .header(SESSION, session)
                .json(Map.of("reasonCode", "TIME_BURDEN"))
                .send());
        return request();
    }

    private void answer(String session, String field, Object value) {
        api.put(link + "/answers/" + field)
                .header(SESSION, session)
                .json(Map.of("answer", value))
                .required();
    }

    /**
     * The session that a code opens. When a service dies in the middle, a code can be spent without the answer being heard, or
     * two codes can be on their way of which only the later counts: then another one is asked for, as a person would.
     */
    private String identify() {
        var lastRefusal = "";
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            var seen = mailboxes.seen(person.email());
            var challenge = api.post(link + "/identity-challenge").send();
            if (!challenge.tookEffectUnheard()) {
                challenge.required();
            }
            var code = mailboxes.newCode(person.email(), seen);
            var verified = api.post(link + "/identity-verification")
                    .json(Map.of("code", code))
                    .send();
            if (verified.isSuccess()) {
                return verified.body().path("sessionToken").asString();
            }
            lastRefusal = verified.status() + " " + verified.code();
        }
        throw new SuiteFailure("%s could not prove who they are with %d codes; last answer: %s."
                .formatted(person.code(), TRIES, lastRefusal));
    }

    private static void requireDone(Reply reply) {
        if (!isDone(reply) && !reply.tookEffectUnheard()) {
            reply.required();
        }
    }

    /** A call may find that an earlier one, whose answer was lost, has done the work. */
    private static boolean isDone(Reply reply) {
        return List.of("already-signed", "request-closed").contains(reply.code());
    }
}
