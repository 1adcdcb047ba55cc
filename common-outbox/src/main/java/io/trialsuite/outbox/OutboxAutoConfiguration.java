package io.trialsuite.outbox;

import com.networknt.schema.SchemaRegistry;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.transaction.PlatformTransactionManager;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.json.JsonMapper;

/** Recording and relaying: an {@link Outbox} where there is a data source, a relay where there is SNS as well. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "io.awspring.cloud.autoconfigure.s3.S3AutoConfiguration",
            "io.awspring.cloud.autoconfigure.sns.SnsAutoConfiguration",
            "io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration"
        })
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnBean(PlatformTransactionManager.class)
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OutboxSchema outboxSchema(ObjectProvider<Flyway> flyway, ObjectProvider<FlywayMigrationInitializer> first) {
        first.ifAvailable(initializer -> {});
        var service = flyway.getIfAvailable();
        return service == null ? OutboxSchema.assumed() : OutboxSchema.migrate(service);
    }

    @Bean
    @ConditionalOnMissingBean
    OutboxJdbc outboxJdbc(DataSource dataSource, PlatformTransactionManager transactions, OutboxSchema schema) {
        return OutboxJdbc.of(dataSource, transactions);
    }

    @Bean
    @ConditionalOnMissingBean
    EventEncoder outboxEventEncoder(
            JsonMapper json,
            OutboxProperties properties,
            ObjectProvider<ClaimCheck> claimCheck,
            ObjectProvider<EventContracts> contracts) {
        var limit = claimCheck.stream().findAny().isPresent()
                ? properties.claimCheck().maxSize()
                : properties.maxMessageSize();
        return new EventEncoder(
                json, properties.topic(), limit.toBytes(), contracts.getIfAvailable(() -> noContracts(properties)));
    }

    @Bean
    @ConditionalOnMissingBean(Outbox.class)
    JdbcOutbox outbox(
            DataSource dataSource,
            OutboxJdbc jdbc,
            EventEncoder encoder,
            ObjectProvider<CommitSignal> relay,
            WakeupChannel channel,
            ObjectProvider<Tracing> tracing) {
        return new JdbcOutbox(
                dataSource,
                encoder,
                new EventTable(jdbc.template()),
                PersistenceFlush.ofClasspath(),
                relay.getIfAvailable(() -> channel::grown),
                tracing.getIfAvailable(() -> Tracing.NONE));
    }

    private static EventContracts noContracts(OutboxProperties properties) {
        if (properties.contracts() != null) {
            throw new IllegalStateException(
                    "outbox.contracts is set, but com.networknt:json-schema-validator is not on the class path");
        }
        return EventContracts.NONE;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SchemaRegistry.class)
    static class ContractConfiguration {

        @Bean
        @ConditionalOnMissingBean(EventContracts.class)
        @ConditionalOnProperty("outbox.contracts")
        SchemaContracts outboxContracts(ResourceLoader resources, OutboxProperties properties) {
            return new SchemaContracts(resources, Objects.requireNonNull(properties.contracts()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(S3Client.class)
    @ConditionalOnBean(S3Client.class)
    static class ClaimCheckConfiguration {

        @Bean
        @ConditionalOnMissingBean(ClaimCheck.class)
        @ConditionalOnProperty("outbox.claim-check.bucket")
        S3ClaimCheck outboxClaimCheck(S3Client s3, OutboxProperties properties) {
            return new S3ClaimCheck(
                    s3, Objects.requireNonNull(properties.claimCheck().bucket()));
        }
    }

    @Bean
    @ConditionalOnMissingBean
    WakeupChannel outboxWakeupChannel(
            OutboxJdbc jdbc, DataSource dataSource, ObjectProvider<JdbcConnectionDetails> details) {
        var own = details.getIfAvailable();
        return new WakeupChannel(
                jdbc.template(), own == null ? dataSource::getConnection : OutboxJdbc.connections(own));
    }

    @Bean
    @ConditionalOnMissingBean
    EventFlow eventFlow(OutboxJdbc jdbc, JsonMapper json) {
        return new EventFlow(jdbc.template(), json);
    }

    @Bean
    @ConditionalOnMissingBean
    PartitionKeeper outboxPartitionKeeper(OutboxJdbc jdbc, OutboxProperties properties) {
        return new PartitionKeeper(jdbc.template(), properties.retention(), Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    WireMessages outboxWireMessages(
            JsonMapper json,
            OutboxProperties properties,
            Environment environment,
            ObjectProvider<ClaimCheck> claimCheck) {
        var source = properties.source() == null
                ? "/" + environment.getProperty("spring.application.name", "application")
                : properties.source();
        return new WireMessages(
                new Envelope(json, source, properties.dataSchemaPrefix()),
                json,
                properties.filterAttributes(),
                claimCheck.getIfAvailable(),
                properties.maxMessageSize().toBytes());
    }

    @Bean
    @ConditionalOnMissingBean
    OperationLog outboxOperationLog(OutboxJdbc jdbc) {
        return new OperationLog(jdbc.template());
    }

    @Bean
    @ConditionalOnMissingBean(MessagePublisher.class)
    @ConditionalOnBean(SnsClient.class)
    SnsPublisher outboxPublisher(SnsClient sns, WireMessages wire, OutboxProperties properties) {
        return new SnsPublisher(
                sns,
                new TopicArns(sns, properties.accountId()),
                new TopicLimits(sns, properties.maxMessageSize().toBytes()),
                wire,
                properties.relay().callTimeout(),
                Clock.systemUTC());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(MessagePublisher.class)
    @ConditionalOnProperty(name = "outbox.relay.enabled", matchIfMissing = true)
    Relay outboxRelay(
            OutboxJdbc jdbc,
            MessagePublisher publisher,
            WakeupChannel channel,
            OutboxProperties properties,
            ObjectProvider<RelayObserver> observer,
            ObjectProvider<Tracing> tracing) {
        return Relay.create(
                jdbc,
                tracing.getIfAvailable(() -> Tracing.NONE).publishing(publisher),
                channel,
                properties.relay(),
                properties.tenantAttribute(),
                observer.getIfAvailable(() -> RelayObserver.NONE));
    }
}
