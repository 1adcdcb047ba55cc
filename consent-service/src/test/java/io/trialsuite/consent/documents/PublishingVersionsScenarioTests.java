package io.trialsuite.consent.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class PublishingVersionsScenarioTests extends ConsentScenario {

    PublishingVersionsScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void aDraftIsRevisedActivatedAndAnnouncedWithItsHash() {
        var staff = staff();
        var document = staff.document(staff.study(), "MAIN_ICF");
        var draft = staff.draft(document, Fixtures.version("0.1"));

        staff.patch(path(document, draft), tag(staff, document, draft), Map.of("label", "1.0"))
                .expect(200);
        var activated = staff.activate(document, draft).expect(200);

        assertThat(activated.text("label")).isEqualTo("1.0");
        assertThat(activated.text("state")).isEqualTo("EFFECTIVE");
        assertThat(activated.text("contentHash")).matches("[0-9a-f]{64}");
        assertThat(activated.at("/fields/1/config/purpose").asString()).isEqualTo("FUTURE_RESEARCH");
        assertThat(eventsOf(draft))
                .containsExactly(
                        "consent.version.submitted.v1", "consent.version.approved.v1", "consent.version.effective.v1");
        var stored = ROWS.sql(
                        "select encode(sha256(canonical_content), 'hex') from consent_version where id = :version")
                .param("version", draft)
                .query(String.class)
                .single();
        assertThat(stored).isEqualTo(activated.text("contentHash"));
    }

    @Test
    void aPublishedVersionIsChangedByNoCall() {
        var staff = staff();
        var published = staff.publish();
        var tag = tag(staff, published.document(), published.version());
        var path = path(published.document(), published.version());

        assertThat(staff.patch(path, tag, Map.of("label", "2.0")).refusal()).isEqualTo("409 version-already-published");
        assertThat(staff.post(path + "/review-submission", tag, null).refusal())
                .isEqualTo("409 version-already-published");
        assertThat(staff.post(path + "/activation", tag, null).refusal()).isEqualTo("409 illegal-transition");
        assertThat(staff.get(path).text("contentHash")).isEqualTo(published.hash());
    }

    @Test
    @Clause("CI-2")
    void aPublishedVersionIsChangedByNoSqlOfTheService() {
        var staff = staff();
        var published = staff.publish();

        for (var change : CHANGES) {
            assertThatThrownBy(() -> asApplication(staff.organization(), change.formatted(published.version())))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(staff.get(path(published.document(), published.version())).text("contentHash"))
                .isEqualTo(published.hash());
    }

    /** Shows that the test above would see a missing trigger. */
    @Test
    @Clause("CI-2")
    void withoutTheTriggerTheSameChangeWouldPass() {
        var published = staff().publish();
        var source = new SingleConnectionDataSource(
                SUITE.database().url(),
                SUITE.database().ownerUsername(),
                SUITE.database().password(),
                true);
        source.setAutoCommit(false);
        try {
            var owner = JdbcClient.create(source);
            owner.sql("alter table consent_version disable trigger published_version_is_frozen")
                    .update();

            assertThat(owner.sql("update consent_version set label = 'forged' where id = :version")
                            .param("version", published.version())
                            .update())
                    .isEqualTo(1);
        } finally {
            source.destroy();
        }
    }

    @Test
    void aTranslationNamesItsCertificateAndThatIsFrozenToo() {
        var staff = staff();
        var document = staff.document(staff.study(), "MAIN_ICF");
        var version = new HashMap<>(Fixtures.version("1.0"));
        version.put("translationCertificates", Map.of("ja", "TC-1"));
        assertThat(staff.post("/consent-documents/" + document + "/versions", version)
                        .errors())
                .containsExactly("/translationCertificates/ja unknown-locale");
        version.put("translationCertificates", Map.of("ko", "TC-2026-017"));
        var draft = staff.draft(document, version);

        var published = staff.activate(document, draft).expect(200);

        assertThat(published.at("/translationCertificates/ko").asString()).isEqualTo("TC-2026-017");
        assertThat(ROWS.sql("select convert_from(canonical_content, 'UTF8') from consent_version where id = :version")
                        .param("version", draft)
                        .query(String.class)
                        .single())
                .contains("\"translationCertificates\":{\"ko\":\"TC-2026-017\"}");
    }

    @Test
    void anEditNeedsTheVersionThatWasRead() {
        var staff = staff();
        var document = staff.document(staff.study(), "MAIN_ICF");
        var draft = staff.draft(document, Fixtures.version("1.0"));
        var old = tag(staff, document, draft);
        staff.patch(path(document, draft), old, Map.of("label", "1.1")).expect(200);

        assertThat(staff.patch(path(document, draft), old, Map.of("label", "1.2"))
                        .refusal())
                .isEqualTo("412 changed-meanwhile");
        assertThat(staff.patch(path(document, draft), "W/\"x\"", Map.of("label", "1.2"))
                        .refusal())
                .isEqualTo("400 malformed-if-match");
        assertThat(staff.post(path(document, draft) + "/activation", null).refusal())
                .isEqualTo("428 if-match-required");
    }

    @Test
    @Clause("CI-11")
    void aPreTickedRequiredBoxIsRefused() {
        var staff = staff();
        var ticked = Fixtures.field("agree", "checkbox", true, Map.of("ticked", true), "동의", "I agree");
        var version =
                Map.of("label", "1", "locales", List.of("ko", "en"), "blocks", List.of(), "fields", List.of(ticked));

        var refused =
                staff.post("/consent-documents/" + staff.document(staff.study(), "MAIN_ICF") + "/versions", version);

        assertThat(refused.refusal()).isEqualTo("422 content-invalid");
        assertThat(refused.errors()).containsExactly("/fields/0/config/ticked pre-ticked");
    }

    @Test
    void anIncompleteDraftIsKeptButNotPublished() {
        var staff = staff();
        var document = staff.document(staff.study(), "MAIN_ICF");
        var empty = Map.of("label", "1", "locales", List.of("ko"), "blocks", List.of(), "fields", List.of());
        var draft = staff.draft(document, empty);

        assertThat(staff.activate(document, draft).errors())
                .containsExactly("/blocks required", "/fields one-signature");
        assertThat(eventsOf(draft)).isEmpty();
    }

    @Test
    void whatIsMalformedUnknownOrTakenIsRefused() {
        var staff = staff();
        var study = staff.study();
        var document = staff.document(study, "MAIN_ICF");
        staff.draft(document, Fixtures.version("1.0"));
        var body = Map.of("studyId", study, "family", "MAIN_ICF", "title", "T");
        staff.post("/consent-documents", body).expect(201);

        assertThat(staff.post("/consent-documents", body).refusal()).isEqualTo("409 document-title-taken");
        assertThat(staff.post(
                                "/consent-documents",
                                Map.of("studyId", UUID.randomUUID(), "family", "ASSENT", "title", "T"))
                        .refusal())
                .isEqualTo("404 study-not-found");
        assertThat(staff.post("/consent-documents", Map.of("studyId", study, "family", "WHATEVER", "title", "T"))
                        .status())
                .isEqualTo(400);
        assertThat(staff.post("/consent-documents", "{\"studyId\":").status()).isEqualTo(400);
        assertThat(staff.post("/consent-documents/" + document + "/versions", Fixtures.version("1.0"))
                        .refusal())
                .isEqualTo("409 version-label-taken");
        assertThat(staff.get("/consent-documents/" + UUID.randomUUID()).refusal())
                .isEqualTo("404 document-not-found");
    }

    @Test
    void protocolNumbersAndSiteCodesAreUnique() {
        var staff = staff();
        var protocol = "P-" + UUID.randomUUID();
        var site = Map.of("code", "A", "name", "One", "country", "KR");
        staff.post("/studies", Fixtures.study(protocol)).expect(201);

        assertThat(staff.post("/studies", Fixtures.study(protocol)).refusal()).isEqualTo("409 protocol-number-taken");
        assertThat(staff.post("/studies", Map.of("protocolNumber", "X", "title", "T", "sites", List.of(site, site)))
                        .refusal())
                .isEqualTo("422 site-code-repeated");
        assertThat(staff.post("/studies", Map.of("protocolNumber", " ", "title", "T", "sites", List.of()))
                        .errors())
                .hasSize(2);
    }

    @Test
    void listsArePagedAndPluginsListed() {
        var staff = staff();
        for (var count = 0; count < 3; count++) {
            staff.study();
        }

        var first = staff.get("/studies?limit=2").expect(200);
        var second = staff.get(
                        "/studies?limit=2&cursor=" + first.at("/page/next").asString())
                .expect(200);

        assertThat(first.at("/items").size()).isEqualTo(2);
        assertThat(second.at("/items").size()).isEqualTo(1);
        assertThat(second.at("/page/next").isNull()).isTrue();
        assertThat(keys(staff.get("/input-plugins").expect(200)))
                .containsExactlyInAnyOrder(
                        "text",
                        "checkbox",
                        "signature",
                        "date",
                        "initials",
                        "single-choice",
                        "comprehension",
                        "pain-scale");
    }

    private static final List<String> CHANGES = List.of(
            "update consent_version set label = 'forged' where id = '%s'",
            "update consent_version set content = '{}' where id = '%s'",
            "update consent_version set state = 'DRAFT' where id = '%s'",
            "update consent_version set state = 'IN_REVIEW' where id = '%s'",
            "update consent_version set effective_from = now() where id = '%s'",
            "update consent_version set content_hash = repeat('0', 64) where id = '%s'",
            "delete from consent_version where id = '%s'");

    private static List<String> keys(Answer plugins) {
        return plugins.at("/items")
                .valueStream()
                .map(it -> it.path("key").asString())
                .toList();
    }

    private static String path(UUID document, UUID version) {
        return "/consent-documents/" + document + "/versions/" + version;
    }

    private static String tag(Staff staff, UUID document, UUID version) {
        return String.valueOf(staff.get(path(document, version)).headers().getETag());
    }
}
