package io.trialsuite.auth.accounts;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An expired link is of no use; that it was sent, and used, stands in the trail. */
@Service
class ForgettingLinks {

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

    private final MailedLinks links;
    private final Clock clock;

    ForgettingLinks(MailedLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    public void forgetExpiredOnes() {
        links.deleteExpired(clock.instant().minus(KEPT_AFTER_EXPIRY));
    }
}
