package io.trialsuite.signature.intent;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Intents for a service that has a database and migrations. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnBean({DataSource.class, Flyway.class, PlatformTransactionManager.class})
class IntentAutoConfiguration {

    @Bean
    IntentSchema intentSchema(Flyway flyway, ObjectProvider<FlywayMigrationInitializer> serviceMigrations) {
        serviceMigrations.stream().forEach(migrated -> {});
        return IntentSchema.migrate(flyway);
    }

    @Bean
    SignatureIntents signatureIntents(IntentSchema schema, DataSource dataSource) {
        return new SignatureIntents(JdbcClient.create(dataSource));
    }
}
