package io.trialsuite.consent.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.ShiftableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemindingScenarioTests extends ConsentScenario {

    private final ReminderSweep sweep;

    RemindingScenarioTests(ShiftableClock clock, ReminderSweep sweep) {
        super(clock);
        this.sweep = sweep;
    }

    @Test
    void whoHasNotAnsweredFourDaysBeforeTheEndIsRemindedOnceAndBothLinksWork() {
        var staff = asking(2);
        var people = peopleAskedBy(staff);
        people.getFirst().identified().sign().expect(201);
        sweep.run();
        assertThat(invitations(staff)).hasSize(2);

        clock.advance(Duration.ofDays(10).plusMinutes(1));
        sweep.run();
        sweep.run();

        var late = people.getLast();
        assertThat(invitations(staff)).hasSize(3);
        var reminder = peopleAskedBy(staff).getLast();
        assertThat(reminder.request()).isEqualTo(late.request());
        assertThat(reminder.invitation().linkToken())
                .isNotEqualTo(late.invitation().linkToken());
        late.look().expect(200);
        reminder.identified().sign().expect(201);
        assertThat(eventsOf(late.request())).containsOnlyOnce("consent.request.reminded.v1");
        assertThat(eventsOf(people.getFirst().request())).doesNotContain("consent.request.reminded.v1");
        assertThat(trailOf(late.request())).contains("consent.request.reminded");
    }

    @Test
    void staffGiveNoReasonThatIsFoundAndNotGiven() {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var path = "/consent-requests/" + peopleAskedBy(staff).getFirst().request() + "/cancellation";

        for (var reason : List.of("TOO_MANY_WRONG_CODES", "VERSION_SUPERSEDED", "PARTICIPANT_WITHDRAWN")) {
            assertThat(staff.post(path, Map.of("reasonCode", reason)).refusal()).isEqualTo("422 reason-not-yours");
        }
        staff.post(path, Map.of("reasonCode", "SENT_IN_ERROR")).expect(204);
    }

    @Test
    void staffRemindOnceADayAndOnlyOfWhatIsOpen() {
        var staff = asking(1);
        var person = peopleAskedBy(staff).getFirst();
        var path = "/consent-requests/" + person.request() + "/reminder";

        assertThat(staff.post(path, null).refusal()).isEqualTo("429 reminded-recently");
        clock.advance(Duration.ofDays(1));
        staff.post(path, null).expect(204);
        assertThat(staff.post(path, null).refusal()).isEqualTo("429 reminded-recently");
        assertThat(invitations(staff)).hasSize(2);
        person.identified().decline("OTHER").expect(204);
        clock.advance(Duration.ofDays(1));
        assertThat(staff.post(path, null).refusal()).isEqualTo("409 request-closed");
        assertThat(staff().post(path, null).refusal()).isEqualTo("404 request-not-found");
    }

    private Staff asking(int people) {
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(people)));
        return staff;
    }

    private static List<Outgoing> invitations(Staff staff) {
        return Outgoing.of(ROWS, staff.organization()).stream()
                .filter(mail -> mail.template().equals("consent-invitation"))
                .toList();
    }
}
