package io.trialsuite.consent;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** Who of an organization may do what; the roles are those that auth-service issues. */
@Clause("21 CFR 11.10(d)")
class RolesScenarioTests extends ConsentScenario {

    private static final UUID ID = UUID.randomUUID();

    /** Every change staff can make, with a body that passes the edge. */
    private static final Map<String, Object> CHANGES = Map.ofEntries(
            entry("POST /studies", Fixtures.study("P-1")),
            entry("POST /consent-documents", Map.of("studyId", ID, "family", "MAIN_ICF", "title", "Main")),
            entry("POST /consent-documents/{document}/versions", Fixtures.version("1.0")),
            entry("PATCH /consent-documents/{document}/versions/{version}", Map.of("label", "1.1")),
            entry("POST /consent-documents/{document}/versions/{version}/activation", Map.of()),
            entry("POST /consent-documents/{document}/versions/{version}/review-submission", Map.of()),
            entry("POST /consent-documents/{document}/versions/{version}/review-return", Map.of()),
            entry("POST /consent-documents/{document}/versions/{version}/irb-submission", Map.of()),
            entry("POST /consent-documents/{document}/versions/{version}/suspension", Map.of()),
            entry("POST /consent-documents/{document}/versions/{version}/resumption", Map.of()),
            entry("POST /participant-groups", Map.of("studyId", ID, "name", "Cohort")),
            entry("POST /participant-groups/{group}/imports", "a file"),
            entry("DELETE /participant-groups/{group}/members/{participantRef}", Map.of()),
            entry("POST /participants/{participantRef}/withdrawal", Map.of()),
            entry("POST /participants/{participantRef}/signatories", signatory()),
            entry("POST /consent-requests/{request}/reminder", Map.of()),
            entry("POST /consent-requests/{request}/questions/{question}/answer", Map.of("text", "Yes.")),
            entry("POST /consent-requests/{request}/cancellation", Map.of("reasonCode", "SENT_IN_ERROR")),
            entry("POST /consent-records/{record}/withdrawal", Map.of("scope", "FULL")),
            entry("POST /consent-records/{record}/voiding", Map.of("reasonCode", "NOT_INFORMED")),
            entry("POST /reconsent-campaigns", campaign()),
            entry("POST /consent-requests", Map.of("versionId", ID, "participantRef", ID)),
            entry("POST /consent-requests/{request}/copy-handover", Map.of()),
            entry("POST /kiosk-devices", Map.of("siteId", ID, "name", "Tablet 1")),
            entry("POST /kiosk-devices/{device}/retirement", Map.of()),
            entry("POST /dispatch-batches", Map.of("versionId", ID, "groupId", ID)),
            entry("POST /dispatch-batches/{batch}/start", Map.of()),
            entry("POST /dispatch-batches/{batch}/pause", Map.of()),
            entry("POST /dispatch-batches/{batch}/resumption", Map.of()),
            entry("POST /dispatch-batches/{batch}/cancellation", Map.of()));

    /** What is delegated to a person, whatever they are in the organization. */
    private static final Set<String> DELEGATED = Set.of(
            "POST /signature-policy/acceptance",
            "POST /consent-requests/{request}/kiosk-sessions",
            "POST /consent-requests/{request}/kiosk-lock",
            "POST /consent-requests/{request}/paper-scans",
            "POST /consent-requests/{request}/paper-scans/{scan}/signature-intents",
            "POST /consent-requests/{request}/paper-scans/{scan}/signature-intents/{intent}/confirmation",
            "POST /consent-requests/{request}/signature-intents",
            "POST /consent-requests/{request}/signature-intents/{intent}/confirmation");

    private static Map<String, Object> campaign() {
        return Map.of(
                "name",
                "Amendment 1",
                "fromVersionId",
                ID,
                "toVersionId",
                ID,
                "basis",
                "CORRECTION",
                "dueBy",
                "2030-01-01T00:00:00Z");
    }

    private static Map<String, Object> signatory() {
        return Map.of("role", "LAR", "fullName", "Haneul Park", "email", "haneul@example.org");
    }

    RolesScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void membersMayLookAndChangeNothing() {
        var organization = UUID.randomUUID();

        CHANGES.keySet()
                .forEach(
                        change -> assertThat(ask(organization, "MEMBER", change).refusal())
                                .as(change)
                                .isEqualTo("403 manager-required"));

        assertThat(staff(organization, "MEMBER").get("/studies").status()).isEqualTo(200);
        assertThat(staff(organization, "MEMBER").get("/consent-requests").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "COORDINATOR", "owner"})
    void aRoleThatNobodyIssuesMayNotEither(String role) {
        assertThat(ask(UUID.randomUUID(), role, "POST /studies").refusal()).isEqualTo("403 manager-required");
    }

    /** The control: the same calls are refused for the role and for nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "ADMIN"})
    void whoRunsTheOrganizationIsNotRefused(String role) {
        var organization = UUID.randomUUID();

        CHANGES.keySet()
                .forEach(change -> assertThat(ask(organization, role, change).status())
                        .as(change)
                        .isNotEqualTo(HttpStatus.FORBIDDEN.value()));
    }

    @Test
    void theListAboveNamesEveryChangeOfTheApi() {
        var known = new TreeSet<>(CHANGES.keySet());
        known.addAll(DELEGATED);

        assertThat(changesOfTheApi()).isEqualTo(known);
    }

    private Set<String> changesOfTheApi() {
        var prefix = "/v1/organizations/{organization}";
        var changes = new TreeSet<String>();
        for (var path : api().get("/v3/api-docs", Map.of()).at("/paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var method = operation.getKey().toUpperCase(Locale.ROOT);
                if (path.getKey().startsWith(prefix) && !method.equals("GET")) {
                    changes.add(method + " " + path.getKey().substring(prefix.length()));
                }
            }
        }
        return changes;
    }

    private Staff staff(UUID organization, String role) {
        var account = UUID.randomUUID();
        var token = SUITE.tokens().user(SUITE.audience(), account, organization, role);
        return new Staff(api(), organization, account, token.bearer());
    }

    private Answer ask(UUID organization, String role, String change) {
        var words = change.split(" ", 2);
        var path = words[1].replaceAll("\\{\\w+}", ID.toString());
        var staff = staff(organization, role);
        if (path.endsWith("/imports")) {
            return staff.upload(path, Fixtures.file(Fixtures.people(1)));
        }
        var body = CHANGES.getOrDefault(change, Map.of());
        return switch (words[0]) {
            case "PATCH" -> staff.patch(path, "\"0\"", body);
            case "DELETE" -> staff.delete(path);
            default -> staff.post(path, "\"0\"", body);
        };
    }
}
