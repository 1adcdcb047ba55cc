package io.trialsuite.consent.requests;

import io.trialsuite.consent.keys.DataKeys;
import io.trialsuite.tenant.TenantContext;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds of what will run out soon, each request once, a bounded number per pass. */
@Component
class ReminderSweep {

    private static final Logger log = LoggerFactory.getLogger(ReminderSweep.class);
    private static final int PER_PASS = 500;

    private final ParticipantLinks links;
    private final RemindingRequests reminding;
    private final RequestValidity validity;
    private final DataKeys keys;
    private final Clock clock;

    ReminderSweep(
            ParticipantLinks links, RemindingRequests reminding, RequestValidity validity, DataKeys keys, Clock clock) {
        this.links = links;
        this.reminding = reminding;
        this.validity = validity;
        this.keys = keys;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${consent.reminder-interval:10m}",
            initialDelayString = "${consent.reminder-interval:10m}")
    public void run() {
        var at = clock.instant();
        for (var reference : links.runningOut(at, at.plus(validity.reminderBeforeExpiry()), PER_PASS)) {
            try (var tenant = TenantContext.open(reference.organization())) {
                keys.prepare(reference.organization());
                reminding.remindInTime(reference);
            } catch (RuntimeException failure) {
                log.atWarn()
                        .setCause(failure)
                        .addKeyValue("requestId", reference.request())
                        .log("Nobody reminded of the request; the next pass tries again");
            }
        }
    }
}
