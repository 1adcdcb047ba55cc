package io.trialsuite.consent.requests;

import io.trialsuite.tenant.TenantContext;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes what nobody answered in time, a bounded number per pass and each in its own short transaction. */
@Component
class ExpirySweep {

    private static final Logger log = LoggerFactory.getLogger(ExpirySweep.class);
    private static final int PER_PASS = 500;

    private final ParticipantLinks links;
    private final ExpiringRequests expiring;
    private final Clock clock;

    ExpirySweep(ParticipantLinks links, ExpiringRequests expiring, Clock clock) {
        this.links = links;
        this.expiring = expiring;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${consent.expiry-interval:30s}",
            initialDelayString = "${consent.expiry-interval:30s}")
    public void run() {
        for (var reference : links.due(clock.instant(), PER_PASS)) {
            try (var tenant = TenantContext.open(reference.organization())) {
                expiring.expire(reference);
            } catch (RuntimeException failure) {
                log.atWarn()
                        .setCause(failure)
                        .addKeyValue("requestId", reference.request())
                        .log("Request not expired; the next pass tries again");
            }
        }
    }
}
