package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.trialsuite.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxAutoConfigurationTests {

    private TestDatabase database;
    private ApplicationContextRunner runner;

    @BeforeAll
    void open() {
        database = TestDatabase.create("sample");
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        JacksonAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        FlywayAutoConfiguration.class,
                        OutboxAutoConfiguration.class,
                        OutboxConsumptionAutoConfiguration.class,
                        OutboxObservationAutoConfiguration.class,
                        OutboxTracingAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.appUsername(),
                        "spring.datasource.password=" + database.password(),
                        "spring.flyway.user=" + database.ownerUsername(),
                        "spring.flyway.password=" + database.password(),
                        "spring.flyway.default-schema=sample",
                        "spring.flyway.locations=classpath:db/migration/sample",
                        "management.endpoints.web.exposure.include=*");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void contractsAreCheckedWhereTheirPlaceIsSet() {
        runner.run(context -> assertThat(context).doesNotHaveBean(EventContracts.class));
        runner.withPropertyValues("outbox.contracts=classpath:contracts/")
                .run(context -> assertThat(context).hasSingleBean(EventContracts.class));
    }

    @Test
    void theValidatorOfContractsMayBeAbsent() {
        runner.withClassLoader(new FilteredClassLoader("com.networknt"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Outbox.class));
    }

    @Test
    void contractsThatNothingCanCheckStopTheStart() {
        runner.withClassLoader(new FilteredClassLoader("com.networknt"))
                .withPropertyValues("outbox.contracts=classpath:contracts/")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("json-schema-validator is not on the class path"));
    }

    private static SnsClient sns() {
        return new SnsClient() {
            @Override
            public String serviceName() {
                return "sns";
            }

            @Override
            public void close() {}
        };
    }

    private static SqsAsyncClient sqs() {
        return new SqsAsyncClient() {
            @Override
            public String serviceName() {
                return "sqs";
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void withADataSourceThereIsAnOutboxButWithoutSnsNoRelay() {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).hasSingleBean(Outbox.class);
            assertThat(context).hasSingleBean(EventFlow.class);
            assertThat(context).hasSingleBean(ParkedEvents.class);
            assertThat(context).hasSingleBean(OutboxHealthIndicator.class);
            assertThat(context).hasSingleBean(OutboxEndpoint.class);
            assertThat(context).doesNotHaveBean(Relay.class);
            assertThat(context).doesNotHaveBean(Consumers.class);
            assertThat(context).doesNotHaveBean(OutboxMetrics.class);
        });
    }

    @Test
    void withSnsThereIsARelayAndWithSqsThereAreConsumers() {
        runner.withBean(SnsClient.class, OutboxAutoConfigurationTests::sns)
                .withBean(SqsAsyncClient.class, OutboxAutoConfigurationTests::sqs)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context).hasSingleBean(Relay.class);
                    assertThat(context).hasSingleBean(Consumers.class);
                    assertThat(context.getBean(CommitSignal.class)).isSameAs(context.getBean(Relay.class));
                });
    }

    @Test
    void relayAndConsumptionCanBeTurnedOff() {
        runner.withBean(SnsClient.class, OutboxAutoConfigurationTests::sns)
                .withBean(SqsAsyncClient.class, OutboxAutoConfigurationTests::sqs)
                .withPropertyValues("outbox.relay.enabled=false", "outbox.consumption.enabled=false")
                .run(context -> {
                    assertThat(context).hasSingleBean(Outbox.class);
                    assertThat(context).doesNotHaveBean(Relay.class);
                    assertThat(context).doesNotHaveBean(Consumers.class);
                });
    }

    @Test
    void twoSubscriptionsOnOneQueueAreRefusedAtTheStart() {
        runner.withBean(SqsAsyncClient.class, OutboxAutoConfigurationTests::sqs)
                .withBean("first", Subscription.class, () -> Subscription.to("inbox.fifo"))
                .withBean("second", Subscription.class, () -> Subscription.to("inbox.fifo"))
                .run(
                        context -> assertThat(context)
                                .getFailure()
                                .hasRootCauseMessage(
                                        "Two subscriptions consume inbox.fifo: each would dead-letter the other's types; declare one bean with all handlers"));
    }

    @Test
    void ownBeansTakePrecedence() {
        MessagePublisher own = (topic, batch) ->
                batch.stream().map(message -> PublishResult.ACCEPTED).toList();
        runner.withBean(MessagePublisher.class, () -> own).run(context -> {
            assertThat(context).hasSingleBean(Relay.class);
            assertThat(context).doesNotHaveBean(SnsPublisher.class);
        });
    }

    @Test
    void withMicrometerThereAreMetricsAndWithoutTheLibraryThereAreNone() {
        runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasSingleBean(OutboxMetrics.class));
        runner.withClassLoader(new FilteredClassLoader(MeterRegistry.class)).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).doesNotHaveBean(OutboxMetrics.class);
        });
    }

    @Test
    void withATracerThereAreSpansAndWithoutTheLibraryOrWithAnIdleTracerThereAreNone() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Tracing.class));
        runner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Tracing.class));
        runner.withBean(Tracer.class, () -> Tracer.NOOP)
                .run(context -> assertThat(context.getBean(Tracing.class)).isSameAs(Tracing.NONE));
        runner.withBean(Tracer.class, () -> new Spans().tracer)
                .run(context -> assertThat(context).hasSingleBean(MicrometerTracing.class));
    }

    @Test
    void withoutADataSourceItStaysAway() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OutboxAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Outbox.class));
    }
}
