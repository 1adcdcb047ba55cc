package io.trialsuite.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looking at the outbox and deciding about what is parked: metrics, health and the actuator endpoint, each where it is wanted. */
@AutoConfiguration(after = {OutboxAutoConfiguration.class, OutboxConsumptionAutoConfiguration.class})
@ConditionalOnBean(OutboxJdbc.class)
class OutboxObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Backlog outboxBacklog(OutboxJdbc jdbc) {
        return new Backlog(jdbc.template(), Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    ParkedEvents outboxParkedEvents(OutboxJdbc jdbc, WakeupChannel channel, EventEncoder encoder) {
        return new ParkedEvents(jdbc, channel, encoder);
    }

    @Bean
    @ConditionalOnMissingBean
    Pauses outboxPauses(OutboxJdbc jdbc, OperationLog operations, WakeupChannel channel) {
        return new Pauses(jdbc, operations, channel);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        OutboxMetrics outboxMetrics(MeterRegistry meters, Backlog backlog) {
            return new OutboxMetrics(meters, backlog);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    @ConditionalOnEnabledHealthIndicator("outbox")
    static class HealthCheck {

        @Bean
        @ConditionalOnMissingBean
        OutboxHealthIndicator outboxHealthIndicator(Backlog backlog, OutboxProperties properties) {
            return new OutboxHealthIndicator(backlog, properties.health());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(OutboxEndpoint.class)
    static class Operation {

        @Bean
        @ConditionalOnMissingBean
        OutboxEndpoint outboxEndpoint(Backlog backlog, ParkedEvents parked) {
            return new OutboxEndpoint(backlog, parked);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(OutboxConsoleEndpoint.class)
    static class Console {

        @Bean
        @ConditionalOnMissingBean
        OutboxConsoleEndpoint outboxConsoleEndpoint() {
            return new OutboxConsoleEndpoint();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(PausesEndpoint.class)
    static class Pausing {

        @Bean
        @ConditionalOnMissingBean
        PausesEndpoint pausesEndpoint(Pauses pauses) {
            return new PausesEndpoint(pauses);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(DeadLetters.class)
    static class Again {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint(DeadLettersEndpoint.class)
        DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters) {
            return new DeadLettersEndpoint(deadLetters);
        }

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint(ReplaysEndpoint.class)
        ReplaysEndpoint replaysEndpoint(Replays replays) {
            return new ReplaysEndpoint(replays);
        }
    }
}
