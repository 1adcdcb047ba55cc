package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.services.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a coordinator prepares before anybody can be asked: a study, its consent, and the people. */
public final class ConsentStudy {

    private static final String DOCUMENTS = "/consent-documents";

    private final Session session;
    private final String title;
    private final String run;

    /** @param run makes names unique, so that the demo can run again on the same data */
    public ConsentStudy(Session session, String title, String run) {
        this.session = session;
        this.title = title;
        this.run = run;
    }

    public String register(List<String> siteCodes) {
        var sites = siteCodes.stream()
                .map(code -> Map.of("code", code, "name", "Site " + code, "country", "KR"))
                .toList();
        var protocol = "TS-" + run;
        return create(
                        "/studies",
                        Map.of("protocolNumber", protocol, "title", title, "sites", sites),
                        study -> study.path("protocolNumber").asString().equals(protocol))
                .path("studyId")
                .asString();
    }

    public String draftDocument(String study) {
        return create(
                        DOCUMENTS,
                        Map.of("studyId", study, "family", "MAIN_ICF", "title", "Main consent " + run),
                        document -> document.path("studyId").asString().equals(study))
                .path("documentId")
                .asString();
    }

    /** A version in Korean and English with a question, a choice and a signature. */
    public String draftVersion(String document) {
        return create(
                        DOCUMENTS + "/" + document + "/versions",
                        Map.of("label", "1.0", "locales", List.of("ko", "en"), "blocks", blocks(), "fields", fields()),
                        version -> true)
                .path("versionId")
                .asString();
    }

    /** Sites of the study, by id. */
    public List<String> sites(String study) {
        return session.get(Service.CONSENT, "/studies/" + study)
                .required()
                .path("sites")
                .valueStream()
                .map(site -> site.path("siteId").asString())
                .toList();
    }

    /** Over the review to the ethics committee; from here on nobody can change a word of it. */
    public void submit(String document, String version) {
        step(document, version, "/review-submission", "IN_REVIEW");
        step(document, version, "/irb-submission", "SUBMITTED");
    }

    public void awaitApproval(String document, String version) {
        Awaiting.until("consent-service to know of the approval", () -> state(document, version), "APPROVED"::equals);
    }

    public void activate(String document, String version) {
        step(document, version, "/activation", "EFFECTIVE");
    }

    /** When the answer was lost, the state tells whether the step was taken. */
    private void step(String document, String version, String step, String afterwards) {
        var path = DOCUMENTS + "/" + document + "/versions/" + version;
        var before = session.get(Service.CONSENT, path).send();
        before.required();
        var taken = session.post(Service.CONSENT, path + step)
                .header("If-Match", before.etag().orElse(""))
                .send();
        if (!state(document, version).equals(afterwards)) {
            throw new SuiteFailure("The version is not " + afterwards + ": " + taken.required() + ".");
        }
    }

    private String state(String document, String version) {
        return session.get(Service.CONSENT, DOCUMENTS + "/" + document + "/versions/" + version)
                .required()
                .path("state")
                .asString();
    }

    public String createGroup(String study) {
        return create(
                        "/participant-groups",
                        Map.of("studyId", study, "name", "Group " + run),
                        group -> group.path("studyId").asString().equals(study))
                .path("groupId")
                .asString();
    }

    /** How many people the group has afterwards. */
    public int importPeople(String group, String csv) {
        var reply = session.post(Service.CONSENT, "/participant-groups/" + group + "/imports")
                .csv(csv)
                .send();
        if (!reply.tookEffectUnheard()) {
            reply.required();
        }
        return session.get(Service.CONSENT, "/participant-groups/" + group)
                .required()
                .path("members")
                .asInt();
    }

    private JsonNode create(String path, Map<String, ?> body, Predicate<JsonNode> isIt) {
        var reply = session.post(Service.CONSENT, path).json(body).send();
        if (!reply.tookEffectUnheard()) {
            return reply.required();
        }
        return session.all(Service.CONSENT, path).stream()
                .filter(isIt)
                .findFirst()
                .orElseGet(reply::required);
    }

    private static List<Map<String, Object>> blocks() {
        return List.of(
                Map.of(
                        "blockId",
                        "purpose",
                        "text",
                        text(
                                "이 연구의 목적은 새로운 치료의 안전성과 효과를 확인하는 것입니다.",
                                "The study examines whether a new treatment is safe and works.")),
                Map.of(
                        "blockId",
                        "freedom",
                        "text",
                        text(
                                "참여는 자발적이며, 언제든지 이유를 밝히지 않고 그만둘 수 있습니다.",
                                "Taking part is voluntary; you may stop at any time without giving a reason.")));
    }

    private static List<Map<String, Object>> fields() {
        return List.of(
                field("contact", "text", false, Map.of("maxLength", 200), text("연락 가능한 시간", "When may we call you?")),
                field(
                        "samples",
                        "checkbox",
                        true,
                        Map.of("purpose", "SAMPLE_STORAGE"),
                        text("검체 보관에 동의합니다.", "I agree that my samples are kept.")),
                field("signature", "signature", true, Map.of(), text("서명", "Signature")));
    }

    private static Map<String, Object> field(
            String id, String plugin, boolean required, Map<String, ?> config, Map<String, String> label) {
        var field = new LinkedHashMap<String, Object>();
        field.put("fieldId", id);
        field.put("plugin", plugin);
        field.put("required", required);
        field.put("config", config);
        field.put("label", label);
        return field;
    }

    private static Map<String, String> text(String korean, String english) {
        return Map.of("ko", korean, "en", english);
    }
}
