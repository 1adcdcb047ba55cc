package io.trialsuite.mailing.delivery;

import io.trialsuite.mailing.work.DueWork;
import io.trialsuite.mailing.work.Pace;
import io.trialsuite.mailing.work.WorkLoop;
import io.trialsuite.mailing.work.WorkQueue;
import java.time.Duration;
import java.util.function.Consumer;
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
        return loop("parked-event", parkedEventQueue, revisiting::revisit);
    }

    @Bean
    WorkLoop forgettingLoop(WorkQueue forgettingQueue, ForgettingReports forgetting) {
        return loop("forgetting", forgettingQueue, forgetting::forget);
    }

    private static WorkLoop loop(String name, WorkQueue queue, Consumer<DueWork> task) {
        return new WorkLoop(name, queue, task, Pace.perSecond(RATE, RATE), CONCURRENCY, LEASE, POLL);
    }
}
