package io.trialsuite.outbox;

import java.time.Clock;
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
class OutboxConsumptionAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Inbox outboxInbox(OutboxJdbc jdbc, JsonMapper json) {
        return new JdbcInbox(jdbc, PersistenceFlush.ofClasspath(), json);
    }

    @Bean
    @ConditionalOnMissingBean
    DeadLetters deadLetters(
            ObjectProvider<Subscription> subscriptions, SqsAsyncClient sqs, JsonMapper json, OperationLog operations) {
        var queues = Subscription.byQueue(subscriptions.stream().toList()).keySet();
        return new DeadLetters(
                sqs, queues, queue -> new DeadLetterQueue(sqs, json, queue), operations, Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    Replays replays(
            ObjectProvider<Subscription> subscriptions,
            OutboxJdbc jdbc,
            OperationLog operations,
            WireMessages wire,
            SqsAsyncClient sqs) {
        return new Replays(
                new ReplayTable(jdbc.template()),
                operations,
                jdbc.ownTransaction(),
                wire,
                sqs,
                Subscription.byQueue(subscriptions.stream().toList()),
                Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "outbox.consumption.enabled", matchIfMissing = true)
    Consumers outboxConsumers(
            ObjectProvider<Subscription> subscriptions,
            SqsAsyncClient sqs,
            Inbox inbox,
            ObjectProvider<ConsumptionScope> scopes,
            ObjectProvider<ConsumptionObserver> observer,
            ObjectProvider<Tracing> tracing,
            ObjectProvider<ClaimCheck> claimCheck,
            JsonMapper json,
            OutboxProperties properties) {
        var reader = new EnvelopeReader(json, claimCheck.getIfAvailable());
        var everyScope = scopes.orderedStream().toList();
        var traced = tracing.getIfAvailable(() -> Tracing.NONE);
        var told = observer.getIfAvailable(() -> ConsumptionObserver.NONE);
        return new Consumers(
                subscriptions.orderedStream().toList(),
                sqs,
                properties.consumption(),
                subscription -> new MessageHandling(subscription, reader, inbox, everyScope, told, traced),
                queue -> new DeadLetterQueue(sqs, json, queue));
    }
}
