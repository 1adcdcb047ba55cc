package io.trialsuite.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.json.JsonMapper;

/** Consuming: one poller per {@link Subscription} bean, where there is SQS. */
@AutoConfiguration(after = OutboxAutoConfiguration.class)
@ConditionalOnBean({OutboxJdbc.class, SqsAsyncClient.class})
@ConditionalOnProperty(name = "outbox.consumption.enabled", matchIfMissing = true)
class OutboxConsumptionAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Inbox outboxInbox(OutboxJdbc jdbc, JsonMapper json) {
        return new JdbcInbox(jdbc, PersistenceFlush.ofClasspath(), json);
    }

    @Bean
    @ConditionalOnMissingBean
    Consumers outboxConsumers(
            ObjectProvider<Subscription> subscriptions,
            SqsAsyncClient sqs,
            Inbox inbox,
            ObjectProvider<ConsumptionScope> scopes,
            ObjectProvider<ConsumptionObserver> observer,
            JsonMapper json,
            OutboxProperties properties) {
        var reader = new EnvelopeReader(json);
        var everyScope = scopes.orderedStream().toList();
        var told = observer.getIfAvailable(() -> ConsumptionObserver.NONE);
        return new Consumers(
                subscriptions.orderedStream().toList(),
                sqs,
                properties.consumption(),
                subscription -> new MessageHandling(subscription, reader, inbox, everyScope, told),
                queue -> new DeadLetterQueue(sqs, json, queue));
    }
}
