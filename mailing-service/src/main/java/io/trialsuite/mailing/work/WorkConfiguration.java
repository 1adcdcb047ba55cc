package io.trialsuite.mailing.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    @Bean
    WorkQueue mailQueue(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, MeterRegistry meters) {
        return queue(WorkKind.MAIL, "mail.queue.size", jdbc, transaction, clock, meters);
    }

    @Bean
    WorkQueue alertQueue(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, MeterRegistry meters) {
        return queue(WorkKind.ALERT, "mail.alerts.pending", jdbc, transaction, clock, meters);
    }

    @Bean
    WorkQueue parkedEventQueue(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, MeterRegistry meters) {
        return queue(WorkKind.PARKED_EVENT, "mail.events.parked", jdbc, transaction, clock, meters);
    }

    @Bean
    WorkQueue forgettingQueue(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, MeterRegistry meters) {
        return queue(WorkKind.FORGETTING, "mail.events.kept", jdbc, transaction, clock, meters);
    }

    private static WorkQueue queue(
            WorkKind kind,
            String gauge,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        var queue = new WorkQueue(kind, jdbc, transaction, clock);
        Gauge.builder(gauge, queue, WorkQueue::size).register(meters);
        return queue;
    }
}
