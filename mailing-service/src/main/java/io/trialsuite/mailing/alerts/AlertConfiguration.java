package io.trialsuite.mailing.alerts;

import io.trialsuite.mailing.work.Pace;
import io.trialsuite.mailing.work.WorkLoop;
import io.trialsuite.mailing.work.WorkQueue;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    private static final int CONCURRENCY = 2;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);

    @Bean
    WorkLoop alertLoop(WorkQueue alertQueue, PostingAlerts posting, Pace alertPace) {
        return new WorkLoop("alert", alertQueue, posting::post, alertPace, CONCURRENCY, LEASE, POLL);
    }
}
