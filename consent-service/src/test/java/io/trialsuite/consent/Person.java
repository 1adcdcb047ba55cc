package io.trialsuite.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A participant with an invitation in their mailbox. */
public final class Person {

    private final Api api;
    private final JdbcClient rows;
    private final Outgoing invitation;
    private @Nullable String session;

    public Person(Api api, JdbcClient rows, Outgoing invitation) {
        this.api = api;
        this.rows = rows;
        this.invitation = invitation;
    }

    public Outgoing invitation() {
        return invitation;
    }

    public UUID request() {
        return UUID.fromString(invitation.request());
    }

    public Answer look() {
        return api.get(path(""), headers());
    }

    public Answer askForCode() {
        return post("/identity-challenge", null);
    }

    public Answer enter(String code) {
        return post("/identity-verification", Map.of("code", code));
    }

    /** The last code that was mailed. */
    public String code() {
        return mails("consent-code").getLast().model().getOrDefault("code", "");
    }

    public String wrongCode() {
        return code().equals("000000") ? "000001" : "000000";
    }

    public List<Outgoing> mails(String template) {
        var organization = rows.sql("select organization_id from consent_request where id = :request")
                .param("request", request())
                .query(UUID.class)
                .single();
        return Outgoing.of(rows, organization).stream()
                .filter(mail -> mail.template().equals(template))
                .filter(mail -> mail.request().equals(invitation.request()))
                .filter(mail -> mail.to().equals(invitation.to()))
                .toList();
    }

    /** Goes through the door: looks, asks for a code, enters it. */
    public Person identified() {
        look().expect(200);
        askForCode().expect(202);
        session = enter(code()).expect(200).text("sessionToken");
        return this;
    }

    public Person withSession(@Nullable String other) {
        session = other;
        return this;
    }

    public @Nullable String session() {
        return session;
    }

    public Answer answer(String field, Object answer) {
        return api.send(HttpMethod.PUT, path("/answers/" + field), headers(), Map.of("answer", answer));
    }

    /** Has seen what a passage says now. */
    public Answer acknowledge(String block) {
        return api.send(HttpMethod.PUT, path("/acknowledgements/" + block), headers(), null);
    }

    /** Answers what must be answered and signs what the page shows. */
    public Answer sign() {
        return sign(look().expect(200).text("documentHash"));
    }

    public Answer sign(String documentHash) {
        return sign(
                documentHash,
                typed("Haneul Kim"),
                Map.of("understood", true),
                UUID.randomUUID().toString());
    }

    /** What refuses first is the answer: a field, the announcement or the confirmation. */
    public Answer sign(String documentHash, Map<String, Object> signature, Map<String, Object> answers, String key) {
        for (var answer : answers.entrySet()) {
            var refused = answer(answer.getKey(), answer.getValue());
            if (refused.status() >= 400) {
                return refused;
            }
        }
        var announced = announce();
        return announced.status() == 201
                ? confirm(announced.id("intentId"), documentHash, code(), signature, key)
                : announced;
    }

    /** Has shown what will be signed; a code for it is on its way. */
    public Answer announce() {
        var meaning = look().at("/meanings/0/meaningCode").asString("CONSENT");
        return post("/signature-intents", Map.of("meaningCode", meaning));
    }

    public Answer confirm(UUID intent, String documentHash, String code) {
        return confirm(
                intent,
                documentHash,
                code,
                typed("Haneul Kim"),
                UUID.randomUUID().toString());
    }

    public Answer confirm(UUID intent, String documentHash, String code, Map<String, Object> signature, String key) {
        var body = Map.of("documentHash", documentHash, "code", code, "signature", signature);
        var headers = new HashMap<>(headers());
        headers.put("Idempotency-Key", key);
        return api.send(HttpMethod.POST, path("/signature-intents/" + intent + "/confirmation"), headers, body);
    }

    public static Map<String, Object> typed(String name) {
        return Map.of("kind", "ELECTRONIC", "typedName", name);
    }

    public static Map<String, Object> drawn() {
        return Map.of(
                "kind",
                "HANDWRITTEN_EXECUTED",
                "strokes",
                List.of(List.of(List.of(10, 20), List.of(30, 40)), List.of(List.of(5, 5), List.of(6, 7))));
    }

    public Answer read(String path) {
        return api.get(path(path), headers()).expect(200);
    }

    public byte[] copy() {
        return api.file(path("/copy"), headers());
    }

    public Answer copyRefused() {
        return api.get(path("/copy"), headers());
    }

    public Answer decline(String reason) {
        return post("/decline", Map.of("reasonCode", reason));
    }

    public Answer post(String path, @Nullable Object body) {
        return api.send(HttpMethod.POST, path(path), headers(), body);
    }

    private String path(String rest) {
        return "/p/requests/" + invitation.linkToken() + rest;
    }

    private Map<String, String> headers() {
        return session == null ? Map.of() : Map.of("Participant-Session", session);
    }
}
