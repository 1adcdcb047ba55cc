package io.trialsuite.consent.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Person;
import io.trialsuite.consent.Staff;
import io.trialsuite.evidence.BundleCheck;
import io.trialsuite.signature.pdf.PdfText;
import io.trialsuite.test.Clause;
import io.trialsuite.test.ShiftableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** What was signed on paper is scanned, transcribed and attested to; from then on it is a consent like any other. */
class RecordingPaperScenarioTests extends ConsentScenario {

    private static final List<Map<String, String>> SIGNERS = List.of(
            Map.of("role", "PARTICIPANT", "printedName", "Haneul Kim"),
            Map.of("role", "OBTAINING_PERSON", "printedName", "Dr. Haneul Lee"));

    RecordingPaperScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    private record OnPaper(Staff staff, Staff.Published published, Person person, Instant signedAt) {

        String path() {
            return "/consent-requests/" + person.request() + "/paper-scans";
        }

        UUID scan() {
            return staff.uploadPdf(path(), Fixtures.paper()).expect(201).id("scanId");
        }

        Map<String, Object> transcript() {
            return Map.of(
                    "signedAt",
                    signedAt.toString(),
                    "reason",
                    "SYSTEM_OUTAGE",
                    "signers",
                    SIGNERS,
                    "answers",
                    Map.of("understood", true, "future-research", true));
        }

        Map<String, Object> transcriptWith(String name, Object value) {
            var other = new HashMap<>(transcript());
            other.put(name, value);
            return other;
        }

        Answer announce(UUID scan, Map<String, Object> transcript) {
            return staff.post(
                    path() + "/" + scan + "/signature-intents",
                    Map.of("printedName", "Dr. Haneul Lee", "transcript", transcript));
        }

        Answer confirm(Staff by, UUID scan, Answer intent, Map<String, Object> transcript) {
            return by.post(
                    path() + "/" + scan + "/signature-intents/" + intent.id("intentId") + "/confirmation",
                    Map.of(
                            "documentHash",
                            intent.text("documentHash"),
                            "printedName",
                            "Dr. Haneul Lee",
                            "transcript",
                            transcript,
                            "signature",
                            Person.typed("Dr. Haneul Lee")));
        }
    }

    /** Asked by mail, signed on paper an hour ago. */
    private OnPaper onPaper() {
        var staff = staff().answerable();
        var published = staff.publish(List.of(List.of("PARTICIPANT"), List.of("OBTAINING_PERSON")));
        masterFileOf(staff).delegates(staff.account(), published.study(), clock.instant(), null);
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var signedAt = clock.instant().plus(Duration.ofMinutes(1));
        clock.advance(Duration.ofHours(1));
        return new OnPaper(staff, published, peopleAskedBy(staff).getFirst(), signedAt);
    }

    @Test
    @Clause("KR e-consent: paper")
    void aPaperBecomesAConsentThatHoldsSinceItWasSigned() {
        var paper = onPaper();
        var staff = paper.staff();
        var scan = paper.scan();
        var intent = paper.announce(scan, paper.transcript()).expect(201);
        assertThat(intent.text("meaningSentence")).contains("true and complete copy");
        assertThat(paper.confirm(staff, scan, intent, paper.transcript()).refusal())
                .isEqualTo("401 insufficient-user-authentication");

        paper.confirm(proved(staff), scan, intent, paper.transcript()).expect(201);

        var request = staff.get("/consent-requests/" + paper.person().request());
        assertThat(request.text("state")).isEqualTo("COMPLETED");
        var participant = request.text("participantRef");
        var coverage = "/participants/" + participant + "/coverage?purpose=FUTURE_RESEARCH&asOf=";
        assertThat(staff.get(coverage + paper.signedAt()).at("/covered").asBoolean())
                .isTrue();
        assertThat(staff.get(coverage + paper.signedAt().minusSeconds(1))
                        .at("/covered")
                        .asBoolean())
                .isFalse();
        assertThat(evidenceOf(paper.person().request()))
                .contains(
                        "\"reason\":\"SYSTEM_OUTAGE\"",
                        scan.toString(),
                        "PAPER_ATTESTED",
                        paper.signedAt().toString());
        var copy = "/consent-requests/" + paper.person().request() + "/copy";
        await().until(() -> staff.get(copy).status() == 200);
        assertThat(PdfText.of(staff.file(copy)).replaceAll("\\s+", " "))
                .contains("Signed on paper", "Paper signed at", "Haneul Kim", "Person obtaining consent");
        var verification = staff.get("/consent-requests/" + paper.person().request() + "/verification");
        assertThat(verification.body()).contains("\"intact\":true");
        var bundle = staff.file("/consent-requests/" + paper.person().request() + "/evidence");
        assertThat(BundleCheck.check(bundle, null).findings()).isEmpty();
        assertThat(new String(bundle, StandardCharsets.ISO_8859_1)).contains("paper/" + scan);
        assertThat(staff.file(paper.path() + "/" + scan)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(trailOf(paper.person().request())).contains("consent.paper.scanned", "consent.paper.fetched");
        assertThat(paper.person().look().at("/yourTurn").asBoolean()).isFalse();
    }

    @Test
    void whatIsConfirmedIsWhatWasShown() {
        var paper = onPaper();
        var scan = paper.scan();
        var intent = paper.announce(scan, paper.transcript()).expect(201);
        var other = paper.transcriptWith("answers", Map.of("understood", true));

        assertThat(paper.confirm(proved(paper.staff()), scan, intent, other).refusal())
                .isEqualTo("409 document-changed");
        assertThat(paper.confirm(proved(paper.staff()), paper.scan(), intent, paper.transcript())
                        .refusal())
                .isEqualTo("409 document-changed");
        // the control
        paper.confirm(proved(paper.staff()), scan, intent, paper.transcript()).expect(201);
    }

    @Test
    @Clause("ALCOA+ contemporaneous")
    void aPaperThatCannotBeAConsentIsRefused() {
        var paper = onPaper();
        var scan = paper.scan();

        assertThat(paper.announce(scan, paper.transcriptWith("signers", SIGNERS.subList(0, 1)))
                        .refusal())
                .isEqualTo("422 paper-signers-wrong");
        assertThat(paper.announce(scan, paper.transcriptWith("answers", Map.of()))
                        .refusal())
                .isEqualTo("422 answers-invalid");
        for (var when :
                List.of(clock.instant().plusSeconds(60), paper.signedAt().minus(Duration.ofDays(1)))) {
            assertThat(paper.announce(scan, paper.transcriptWith("signedAt", when.toString()))
                            .refusal())
                    .isEqualTo("422 signed-out-of-time");
        }
        assertThat(paper.announce(UUID.randomUUID(), paper.transcript()).refusal())
                .isEqualTo("404 scan-not-found");
        var colleague = staffOf(paper.staff().organization()).answerable();
        assertThat(colleague.uploadPdf(paper.path(), Fixtures.paper()).refusal())
                .isEqualTo("403 delegation-missing");
    }

    @Test
    void whatWasSignedWhileTheVersionWasInForceIsRecordedWhenItNoLongerIs() {
        var paper = onPaper();
        var scan = paper.scan();
        var amended = paper.staff().draft(paper.published().document(), Fixtures.version("2.0"));
        paper.staff().activate(paper.published().document(), amended).expect(200);
        var after = clock.instant();
        clock.advance(Duration.ofMinutes(1));

        assertThat(paper.announce(scan, paper.transcriptWith("signedAt", after.toString()))
                        .refusal())
                .isEqualTo("409 version-not-effective");
        var intent = paper.announce(scan, paper.transcript()).expect(201);
        paper.confirm(proved(paper.staff()), scan, intent, paper.transcript()).expect(201);
    }

    @Test
    void whoHasSignedHereDoesNotSignOnPaperAsWell() {
        var paper = onPaper();
        paper.person().identified().sign().expect(201);

        assertThat(paper.staff().uploadPdf(paper.path(), Fixtures.paper()).refusal())
                .isEqualTo("409 already-signed");
    }

    @Test
    void aFileThatHarmsWhoeverOpensItIsNotKept() throws IOException {
        var paper = onPaper();

        assertThat(paper.staff().uploadPdf(paper.path(), bomb()).refusal()).isEqualTo("422 scan-inflates-too-much");
        assertThat(paper.staff()
                        .uploadPdf(paper.path(), "GIF89a".getBytes(StandardCharsets.US_ASCII))
                        .refusal())
                .isEqualTo("422 scan-not-a-pdf");
        assertThat(paper.staff()
                        .uploadPdf(paper.path(), new byte[26 * 1024 * 1024])
                        .refusal())
                .isEqualTo("413 body-too-large");
        assertThat(ROWS.sql("select count(*) from paper_scan where organization_id = :organization")
                        .param("organization", paper.staff().organization())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aScanNeverChangesAndAForgedOneIsFound() {
        var paper = onPaper();
        var scan = paper.scan();
        var intent = paper.announce(scan, paper.transcript()).expect(201);
        paper.confirm(proved(paper.staff()), scan, intent, paper.transcript()).expect(201);
        var verification = "/consent-requests/" + paper.person().request() + "/verification";
        await().until(() -> paper.staff().get(verification).status() == 200);

        for (var attempt : List.of("update paper_scan set pages = 2", "delete from paper_scan")) {
            assertThatThrownBy(() -> asApplication(paper.staff().organization(), attempt))
                    .rootCause()
                    .hasMessageMatching("(?s).*(never changes|permission denied).*");
        }
        ROWS.sql("alter table paper_scan disable trigger user").update();
        try {
            ROWS.sql("update paper_scan set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where id = :scan")
                    .param("scan", scan)
                    .update();
            assertThat(paper.staff().get(verification).body()).contains("\"part\":\"paper\"", scan.toString());
        } finally {
            ROWS.sql("update paper_scan set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where id = :scan")
                    .param("scan", scan)
                    .update();
            ROWS.sql("alter table paper_scan enable trigger user").update();
        }
        assertThat(paper.staff().get(verification).body()).contains("\"intact\":true");
    }

    @Test
    void thePaperToSignHasALineForEverybodyWhoDoes() {
        var paper = onPaper();

        var file = paper.staff()
                .file("/consent-documents/%s/versions/%s/rendition?locale=en&toSign=true"
                        .formatted(
                                paper.published().document(), paper.published().version()));

        assertThat(PdfText.of(file).replaceAll("\\s+", " "))
                .contains("Participant", "Person obtaining consent", "keep the original");
    }

    /** A gigabyte of nothing in a megabyte, and more of it than is allowed. */
    private static byte[] bomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.write("%PDF-1.5\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\r\n".getBytes(StandardCharsets.US_ASCII));
        try (var deflater = new DeflaterOutputStream(packed)) {
            var megabyte = new byte[1024 * 1024];
            for (var written = 0; written <= 1024; written++) {
                deflater.write(megabyte);
            }
        }
        return packed.toByteArray();
    }
}
