package io.trialsuite.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.test.ShiftableClock;
import org.junit.jupiter.api.Test;

/** What dashboards show. */
class MetricsScenarioTests extends ConsentScenario {

    private final MeterRegistry meters;

    MetricsScenarioTests(ShiftableClock clock, MeterRegistry meters) {
        super(clock);
        this.meters = meters;
    }

    @Test
    void whatHappensToRequestsAndCopiesIsCounted() {
        var dispatched = steps("consent.request.dispatched");
        var signed = steps("consent.request.signed");
        var made = meters.get("consent.copies.made").timer().count();
        var staff = staff();
        var published = staff.publish();
        staff.dispatch(published.version(), staff.group(published.study(), Fixtures.people(3)));
        peopleAskedBy(staff).getFirst().identified().sign().expect(201);

        assertThat(steps("consent.request.dispatched") - dispatched).isEqualTo(3);
        assertThat(steps("consent.request.signed") - signed).isEqualTo(1);
        await().until(() -> meters.get("consent.copies.made").timer().count() == made + 1);
        await().until(() -> meters.get("consent.copies.backlog").gauge().value() == 0);
        assertThat(meters.get("consent.batches.backlog").gauge().value()).isZero();
    }

    private double steps(String step) {
        return meters.counter("consent.requests.steps", "step", step).count();
    }
}
