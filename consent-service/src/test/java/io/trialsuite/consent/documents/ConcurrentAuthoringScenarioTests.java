package io.trialsuite.consent.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.test.ShiftableClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Two authors who do the same thing in the same moment: one has done it, the other is told why not. */
class ConcurrentAuthoringScenarioTests extends ConsentScenario {

    ConcurrentAuthoringScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @RepeatedTest(5)
    void ofTwoEditsOfOneRevisionOneIsTakenAndTheOtherToldTo() throws Exception {
        var staff = staff();
        var document = staff.document(staff.study(), "MAIN_ICF");
        var path = "/consent-documents/" + document + "/versions/" + staff.draft(document, Fixtures.version("1.0"));
        var tag = String.valueOf(staff.get(path).headers().getETag());

        var answers = atOnce(
                () -> staff.patch(path, tag, Map.of("label", "1.1")),
                () -> staff.patch(path, tag, Map.of("label", "1.2")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
    }

    @RepeatedTest(5)
    void ofTwoThingsWithOneNameOneIsMadeAndTheOtherRefused() throws Exception {
        var staff = staff();
        var study = staff.study();
        var document = staff.document(study, "GENETIC");
        var title = Map.of("studyId", study, "family", "MAIN_ICF", "title", "Main");
        var name = Map.of("studyId", study, "name", "Cohort");
        var number = Fixtures.study("P-" + UUID.randomUUID());

        assertOneOf(atOnce(() -> staff.post("/studies", number), () -> staff.post("/studies", number)));
        assertOneOf(
                atOnce(() -> staff.post("/consent-documents", title), () -> staff.post("/consent-documents", title)));
        assertOneOf(
                atOnce(() -> staff.post("/participant-groups", name), () -> staff.post("/participant-groups", name)));
        var versions = "/consent-documents/" + document + "/versions";
        assertOneOf(atOnce(
                () -> staff.post(versions, Fixtures.version("1.0")),
                () -> staff.post(versions, Fixtures.version("1.0"))));
    }

    private static void assertOneOf(List<Answer> answers) {
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
    }

    private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var work = List.of(one, other).stream()
                    .map(it -> (Callable<Answer>) () -> {
                        start.await();
                        return it.call();
                    })
                    .toList();
            return threads.invokeAll(work).stream().map(Future::resultNow).toList();
        }
    }
}
