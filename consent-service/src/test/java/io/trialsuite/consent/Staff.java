package io.trialsuite.consent;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** A coordinator at work: what they do over the API, as methods. */
public record Staff(Api api, TrialMasterFile masterFile, UUID organization, UUID account, String bearer) {

    private static final String PRINTED_NAME = "Dr. Haneul Lee";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public Staff(Api api, UUID organization, UUID account, String bearer) {
        this(api, TrialMasterFile.of(organization), organization, account, bearer);
    }

    /** A version in force. */
    public record Published(UUID study, UUID document, UUID version, String hash) {}

    public Answer get(String path) {
        return api.get(url(path), Map.of("Authorization", bearer));
    }

    public byte[] file(String path) {
        return api.file(url(path), Map.of("Authorization", bearer));
    }

    public Answer post(String path, @Nullable Object body) {
        return api.send(HttpMethod.POST, url(path), Map.of("Authorization", bearer), body);
    }

    /** From a device of a site. */
    public Answer postFrom(String device, String path, Object body) {
        return api.send(HttpMethod.POST, url(path), Map.of("Authorization", bearer, "Kiosk-Device", device), body);
    }

    public Answer post(String path, String ifMatch, @Nullable Object body) {
        return api.send(HttpMethod.POST, url(path), Map.of("Authorization", bearer, "If-Match", ifMatch), body);
    }

    public Answer delete(String path) {
        return api.send(HttpMethod.DELETE, url(path), Map.of("Authorization", bearer), null);
    }

    public Answer patch(String path, String ifMatch, Object body) {
        return api.send(HttpMethod.PATCH, url(path), Map.of("Authorization", bearer, "If-Match", ifMatch), body);
    }

    public Answer upload(String path, byte[] file) {
        return api.upload(url(path), Map.of("Authorization", bearer), file);
    }

    public Answer uploadPdf(String path, byte[] file) {
        return api.upload(url(path), Map.of("Authorization", bearer), file, "application/pdf");
    }

    public UUID study() {
        return post("/studies", Fixtures.study("P-" + UUID.randomUUID()))
                .expect(201)
                .id("studyId");
    }

    /** One that the participant alone signs. */
    public UUID document(UUID study, String family) {
        return document(study, family, List.of(List.of("PARTICIPANT")));
    }

    public UUID document(UUID study, String family, List<List<String>> signingRule) {
        var body = Map.of(
                "studyId", study,
                "family", family,
                "title", "Consent " + UUID.randomUUID(),
                "signingRule", signingRule);
        return post("/consent-documents", body).expect(201).id("documentId");
    }

    public UUID draft(UUID document, Map<String, Object> version) {
        return post("/consent-documents/" + document + "/versions", version)
                .expect(201)
                .id("versionId");
    }

    /** What refuses first: the review, the submission or the activation, with an approval at the study's first two sites. */
    public Answer activate(UUID document, UUID version) {
        for (var step : List.of("/review-submission", "/irb-submission")) {
            var taken = step(document, version, step);
            if (taken.status() != 200) {
                return taken;
            }
        }
        var study = get("/consent-documents/" + document).id("studyId");
        masterFile.approves(version, study);
        return step(document, version, "/activation");
    }

    public Answer step(UUID document, UUID version, String step) {
        var path = "/consent-documents/" + document + "/versions/" + version;
        var tag = get(path).expect(200).headers().getETag();
        return post(path + step, String.valueOf(tag), null);
    }

    public Published publish() {
        return publish(study(), "MAIN_ICF");
    }

    public Published publish(UUID study, String family) {
        return publish(study, document(study, family));
    }

    /** One that these must sign, step by step. */
    public Published publish(List<List<String>> signingRule) {
        var study = study();
        return publish(study, document(study, "MAIN_ICF", signingRule));
    }

    private Published publish(UUID study, UUID document) {
        var version = draft(document, Fixtures.version("1.0"));
        var hash = activate(document, version).expect(200).text("contentHash");
        return new Published(study, document, version, hash);
    }

    public UUID group(UUID study, List<String> people) {
        var group = emptyGroup(study);
        upload("/participant-groups/" + group + "/imports", Fixtures.file(people))
                .expect(200);
        return group;
    }

    public UUID emptyGroup(UUID study) {
        return post("/participant-groups", Map.of("studyId", study, "name", "Cohort " + UUID.randomUUID()))
                .expect(201)
                .id("groupId");
    }

    public UUID prepare(UUID version, UUID group) {
        return post("/dispatch-batches", Map.of("versionId", version, "groupId", group))
                .expect(201)
                .id("batchId");
    }

    public Answer start(UUID batch) {
        return post("/dispatch-batches/" + batch + "/start", null);
    }

    public Answer finished(UUID batch) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get("/dispatch-batches/" + batch).expect(200),
                        answer -> !answer.text("state").equals("RUNNING"));
    }

    /** Asks the group and waits until everybody is asked. */
    public UUID dispatch(UUID version, UUID group) {
        var batch = prepare(version, group);
        start(batch).expect(202);
        finished(batch);
        return batch;
    }

    /** Answers for what they sign; without it they sign nothing. */
    public Staff answerable() {
        post("/signature-policy/acceptance", Map.of("version", 1)).expect(204);
        return this;
    }

    public Answer announceCountersignature(UUID request) {
        answerable();
        return post(
                "/consent-requests/" + request + "/signature-intents",
                Map.of("meaningCode", "CONSENT_OBTAINED", "printedName", PRINTED_NAME));
    }

    public Answer confirmCountersignature(UUID request, UUID intent, String documentHash) {
        return post(
                "/consent-requests/" + request + "/signature-intents/" + intent + "/confirmation",
                Map.of(
                        "documentHash", documentHash,
                        "printedName", PRINTED_NAME,
                        "signature", Person.typed(PRINTED_NAME)));
    }

    /** What refuses first: the announcement or the confirmation. */
    public Answer countersign(UUID request) {
        var announced = announceCountersignature(request);
        return announced.status() == 201
                ? confirmCountersignature(request, announced.id("intentId"), announced.text("documentHash"))
                : announced;
    }

    private String url(String path) {
        return "/v1/organizations/" + organization + path;
    }
}
