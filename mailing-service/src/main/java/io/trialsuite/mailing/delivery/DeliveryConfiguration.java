package io.trialsuite.mailing.delivery;

import io.trialsuite.mailing.work.Pace;
import io.trialsuite.mailing.work.WorkLoop;
import io.trialsuite.mailing.work.WorkQueue;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    private static final int RATE = 100;
    private static final int CONCURRENCY = 4;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);

    @Bean
    WorkLoop parkedEventLoop(WorkQueue parkedEventQueue, RevisitingParkedReports revisiting) {
        return new WorkLoop(
                "parked-event",
                parkedEventQueue,
                revisiting::revisit,
                Pace.perSecond(RATE, RATE),
                CONCURRENCY,
                LEASE,
                POLL);
    }
}
