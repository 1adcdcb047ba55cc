package io.trialsuite.mailing.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.mailing.work.DueWork;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a parked event again, after 1 s, 2 s, 4 s …, until its mail is known or five minutes have passed. */
@Service
class RevisitingParkedReports {

    private static final Logger log = LoggerFactory.getLogger(RevisitingParkedReports.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ParkedReports parked;
    private final EventReader reader;
    private final RecordingDelivery recording;
    private final MeterRegistry meters;
    private final Clock clock;

    RevisitingParkedReports(
            ParkedReports parked, EventReader reader, RecordingDelivery recording, MeterRegistry meters, Clock clock) {
        this.parked = parked;
        this.reader = reader;
        this.recording = recording;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    public void revisit(DueWork work) {
        var event = parked.find(work.id()).orElse(null);
        if (event == null) {
            parked.applied(work.id());
            return;
        }
        if (recording.recordParked(reader.read(event.body()))) {
            parked.applied(event.id());
            return;
        }
        var now = clock.instant();
        if (now.isAfter(event.parkedAt().plus(PATIENCE))) {
            parked.givenUp(event.id());
            meters.counter("mail.events.orphaned").increment();
            log.atError().addKeyValue("parkedEvent", event.id()).log("SES speaks of a mail that is not ours");
            return;
        }
        parked.tryAgain(event.id(), now.plus(Duration.ofSeconds(1L << Math.min(event.tries() + 1, 6))));
    }
}
