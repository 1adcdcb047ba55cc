package io.trialsuite.consent.participants;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Staff;
import io.trialsuite.consent.studies.StudyId;
import io.trialsuite.tenant.TenantContext;
import io.trialsuite.test.ShiftableClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ImportingParticipantsScenarioTests extends ConsentScenario {

    private final ParticipantRegister register;
    private final PlatformTransactionManager transactions;

    ImportingParticipantsScenarioTests(
            ShiftableClock clock, ParticipantRegister register, PlatformTransactionManager transactions) {
        super(clock);
        this.register = register;
        this.transactions = transactions;
    }

    @Test
    @Timeout(30)
    void whileAnImportRunsOthersGoOnWritingAboutTheStudy() {
        var staff = staff();
        var published = staff.publish();
        var group = staff.group(published.study(), Fixtures.people(1));

        try (var tenant = TenantContext.open(staff.organization())) {
            new TransactionTemplate(transactions).executeWithoutResult(importing -> {
                register.lock(staff.organization(), new StudyId(published.study()));

                assertThat(staff.emptyGroup(published.study())).isNotNull();
                staff.dispatch(published.version(), group);
            });
        }

        assertThat(peopleAskedBy(staff)).hasSize(1);
    }

    @Test
    void importingTheSamePeopleAgainChangesNothing() {
        var staff = staff();
        var study = staff.study();
        var group = staff.emptyGroup(study);

        var first = upload(staff, group, Fixtures.people(10)).expect(200);
        var second = upload(staff, group, Fixtures.people(10)).expect(200);
        var elsewhere =
                upload(staff, staff.emptyGroup(study), Fixtures.people(4)).expect(200);

        assertThat(counts(first)).isEqualTo("10 rows, 10 registered, 0 joined, 0 unchanged");
        assertThat(counts(second)).isEqualTo("10 rows, 0 registered, 0 joined, 10 unchanged");
        assertThat(counts(elsewhere)).isEqualTo("4 rows, 0 registered, 4 joined, 0 unchanged");
        assertThat(staff.get("/participant-groups/" + group).at("/members").asInt())
                .isEqualTo(10);
        assertThat(participantsOf(study)).isEqualTo(10);
    }

    @Test
    void oneWrongRowKeepsTheWholeFileOut() {
        var staff = staff();
        var study = staff.study();
        var group = staff.emptyGroup(study);
        var rows = new ArrayList<>(Fixtures.people(3));
        rows.add("S-0009,Haneul Kim,haneul@example.org,,en,1980,KR-99");
        rows.add("S-0010,Haneul Kim,nowhere,,en,1980,KR-01");

        var refused = upload(staff, group, rows);

        assertThat(refused.refusal()).isEqualTo("422 import-invalid");
        assertThat(refused.errors()).containsExactly("/5/site_code unknown-site", "/6/email wrong-format");
        assertThat(refused.body()).doesNotContain("Haneul").doesNotContain("nowhere");
        assertThat(participantsOf(study)).isZero();
    }

    @Test
    void wrongRowsAreLeftOutWhenTheCallerSaysSo() {
        var staff = staff();
        var group = staff.emptyGroup(staff.study());
        var rows = new ArrayList<>(Fixtures.people(3));
        rows.add("S-0009,Haneul Kim,haneul@example.org,,en,1980,KR-99");

        var taken = staff.upload(imports(group) + "?onInvalid=skip", Fixtures.file(rows))
                .expect(200);

        assertThat(counts(taken)).isEqualTo("4 rows, 3 registered, 0 joined, 0 unchanged");
        assertThat(taken.errors()).containsExactly("/5/site_code unknown-site");
        assertThat(staff.upload(imports(group) + "?onInvalid=perhaps", Fixtures.file(rows))
                        .refusal())
                .isEqualTo("422 on-invalid-unknown");
    }

    @Test
    void aSubjectThatTheStudyKnowsOtherwiseIsADuplicate() {
        var staff = staff();
        var study = staff.study();
        staff.group(study, Fixtures.people(1));
        var other = Fixtures.people(1).getFirst().replace("1980", "1981");

        var refused = upload(staff, staff.emptyGroup(study), List.of(other));

        assertThat(refused.errors()).containsExactly("/2/subject_code duplicate-in-study");
    }

    @Test
    void aGroupHasANameOfItsOwnInTheStudy() {
        var staff = staff();
        var body = Map.of("studyId", staff.study(), "name", "Cohort");
        staff.post("/participant-groups", body).expect(201);

        assertThat(staff.post("/participant-groups", body).refusal()).isEqualTo("409 group-name-taken");
        staff.post("/participant-groups", Map.of("studyId", staff.study(), "name", "Cohort"))
                .expect(201);
    }

    @Test
    void aMemberIsTakenOffTheListAndStaysAParticipant() {
        var staff = staff();
        var study = staff.study();
        var group = staff.group(study, Fixtures.people(2));
        var members = "/participant-groups/" + group + "/members";
        var member = staff.get(members).at("/items/0/participantRef").asString();

        staff.delete(members + "/" + member).expect(204);

        assertThat(staff.get(members).at("/items")).hasSize(1);
        assertThat(staff.delete(members + "/" + member).refusal()).isEqualTo("404 member-not-found");
        assertThat(staff().delete(members + "/" + member).refusal()).isEqualTo("404 group-not-found");
        staff.get("/participants/" + member + "/consent-records").expect(200);
        assertThat(trailOf(group)).endsWith("consent.group.member-removed");
    }

    @Test
    void anOversizeFileIsRefusedAndUnknownGroupsAndTypesToo() {
        var staff = staff();
        var group = staff.emptyGroup(staff.study());
        var oversize = (Fixtures.HEADER + "\n" + "x".repeat(2_100_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(staff.upload(imports(group), oversize).body()).contains("too-large", "at most 2 MB");
        assertThat(staff.upload(imports(group), new byte[26 * 1024 * 1024]).refusal())
                .isEqualTo("413 body-too-large");
        assertThat(upload(staff, UUID.randomUUID(), Fixtures.people(1)).refusal())
                .isEqualTo("404 group-not-found");
        assertThat(staff.post(imports(group), Map.of("file", "x")).status()).isEqualTo(415);
    }

    @Test
    void tenThousandPeopleAreImportedInOneGo() {
        var staff = staff();
        var study = staff.study();

        var taken =
                upload(staff, staff.emptyGroup(study), Fixtures.people(10_000)).expect(200);

        assertThat(counts(taken)).isEqualTo("10000 rows, 10000 registered, 0 joined, 0 unchanged");
        assertThat(participantsOf(study)).isEqualTo(10_000);
    }

    @Test
    void aPreviewTellsWhatWouldBecomeOfEachRowAndChangesNothing() {
        var staff = staff();
        var study = staff.study();
        var group = staff.group(study, Fixtures.people(2));
        var rows = new ArrayList<>(Fixtures.people(4));
        rows.add("S 9,,,,en,,KR-01");

        var preview = staff.upload("/participant-groups/" + group + "/imports?preview=true", Fixtures.file(rows))
                .expect(200);

        assertThat(preview.at("/preview").asBoolean()).isTrue();
        assertThat(preview.text("encoding")).isEqualTo("UTF_8");
        assertThat(preview.at("/registered").asInt()).isEqualTo(2);
        assertThat(preview.at("/unchanged").asInt()).isEqualTo(2);
        assertThat(preview.at("/errors").size()).isEqualTo(2);
        assertThat(staff.get("/participant-groups/" + group).at("/members").asInt())
                .isEqualTo(2);
    }

    @Test
    void theSameFileAtTheSameMomentRegistersEverybodyOnce() throws InterruptedException {
        var staff = staff();
        var study = staff.study();
        var groups = List.of(staff.emptyGroup(study), staff.emptyGroup(study));
        var people = new ArrayList<>(Fixtures.people(200));
        var reversed = new ArrayList<>(people);
        Collections.reverse(reversed);

        var answers = atOnce(List.<Callable<Answer>>of(
                () -> upload(staff, groups.getFirst(), people), () -> upload(staff, groups.getLast(), reversed)));

        assertThat(answers).extracting(Answer::status).containsExactly(200, 200);
        assertThat(answers.stream().mapToInt(it -> it.at("/registered").asInt()).sum())
                .isEqualTo(200);
        assertThat(participantsOf(study)).isEqualTo(200);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            return threads.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }

    private static Answer upload(Staff staff, UUID group, List<String> people) {
        return staff.upload(imports(group), Fixtures.file(people));
    }

    private static String imports(UUID group) {
        return "/participant-groups/" + group + "/imports";
    }

    private static String counts(Answer result) {
        return "%d rows, %d registered, %d joined, %d unchanged"
                .formatted(
                        result.at("/rows").asInt(),
                        result.at("/registered").asInt(),
                        result.at("/joined").asInt(),
                        result.at("/unchanged").asInt());
    }

    private static int participantsOf(UUID study) {
        return ROWS.sql("select count(*) from participant where study_id = :study")
                .param("study", study)
                .query(Integer.class)
                .single();
    }
}
