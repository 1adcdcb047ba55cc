package io.trialsuite.audit;

import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A trail for a service that has a database and migrations. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
        })
@ConditionalOnBean({DataSource.class, Flyway.class, PlatformTransactionManager.class})
class AuditAutoConfiguration {

    @Bean
    AuditSchema auditSchema(Flyway flyway, ObjectProvider<FlywayMigrationInitializer> serviceMigrations) {
        serviceMigrations.stream().forEach(migrated -> {});
        return AuditSchema.migrate(flyway);
    }

    @Bean
    AuditTable auditTable(AuditSchema schema, DataSource dataSource) {
        return new AuditTable(new JdbcTemplate(dataSource));
    }

    @Bean
    @ConditionalOnMissingBean(AuditTrail.class)
    JdbcAuditTrail auditTrail(DataSource dataSource, AuditTable table, JsonMapper json) {
        return new JdbcAuditTrail(dataSource, table, json, PersistenceFlush.ofClasspath());
    }

    /** Only where somebody can sign them. */
    @Bean
    @ConditionalOnBean(CheckpointSigner.class)
    AuditCheckpoints auditCheckpoints(
            AuditTable table,
            DataSource dataSource,
            CheckpointSigner signer,
            PlatformTransactionManager transactions,
            ObjectProvider<Clock> clock) {
        return new AuditCheckpoints(
                table,
                new CheckpointTable(new JdbcTemplate(dataSource)),
                signer,
                new TransactionTemplate(transactions),
                clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    AuditVerification auditVerification(AuditTable table, PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new AuditVerification(table, snapshot);
    }
}
