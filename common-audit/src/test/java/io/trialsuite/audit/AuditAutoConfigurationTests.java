package io.trialsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AuditAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    AuditAutoConfiguration.class));

    @Test
    void aServiceWithADatabaseHasATrailInItsOwnSchema() {
        try (var database = TestDatabase.create("vault")) {
            runner.withPropertyValues(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + database.appUsername(),
                            "spring.datasource.password=" + database.password(),
                            "spring.flyway.user=" + database.ownerUsername(),
                            "spring.flyway.password=" + database.password(),
                            "spring.flyway.default-schema=vault",
                            "spring.flyway.locations=classpath:db/none",
                            "spring.flyway.fail-on-missing-locations=false")
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .hasSingleBean(AuditTrail.class)
                            .hasSingleBean(AuditVerification.class));
        }
    }

    @Test
    void aServiceWithoutADatabaseHasNone() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AuditAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(AuditTrail.class));
    }
}
