package io.trialsuite.web;

import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Idempotency keys, in a service that has a database. */
@AutoConfiguration(
        after = {WebEdgeAutoConfiguration.class, FlywayAutoConfiguration.class, JdbcClientAutoConfiguration.class},
        afterName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({Flyway.class, JdbcClient.class})
class IdempotencyAutoConfiguration {

    /** Behind Spring Security, whose chain is at -100: the caller is known. */
    private static final int AFTER_SECURITY = -50;

    @Bean
    WebSchema webSchema(Flyway flyway, ObjectProvider<FlywayMigrationInitializer> serviceMigrations) {
        serviceMigrations.stream().forEach(migrated -> {});
        return WebSchema.migrate(flyway);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(
            WebSchema schema, JdbcClient jdbc, JsonMapper json, Clock clock, WebProperties properties) {
        return new IdempotencyKeys(jdbc, json, clock, properties.idempotency());
    }

    @Bean
    EffectMark effectMark(ObjectProvider<IdempotencyKeys> keys) {
        return new EffectMark(keys::getObject);
    }

    @Bean
    IdempotencyPurge idempotencyPurge(IdempotencyKeys keys, WebProperties properties) {
        return new IdempotencyPurge(keys, properties.idempotency().purgeInterval());
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            ObjectProvider<RequestMappingHandlerMapping> requestMappingHandlerMapping, IdempotencyKeys keys) {
        var filter = new IdempotencyFilter(
                () -> requestMappingHandlerMapping.stream()
                        .filter(it -> it.getClass() == RequestMappingHandlerMapping.class)
                        .findFirst()
                        .orElseThrow(),
                keys);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }
}
