package io.trialsuite.auth.sessions;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pending authentications are of no use once expired; sessions stay, since audit entries name them. */
@Service
class ForgettingSessions {

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

    private final PendingAuthentications pendings;
    private final Clock clock;

    ForgettingSessions(PendingAuthentications pendings, Clock clock) {
        this.pendings = pendings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    public void forgetExpiredOnes() {
        pendings.deleteExpired(clock.instant().minus(KEPT_AFTER_EXPIRY));
    }
}
