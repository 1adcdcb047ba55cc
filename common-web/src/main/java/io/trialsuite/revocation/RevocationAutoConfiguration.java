package io.trialsuite.revocation;

import io.trialsuite.web.WebSchema;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refusing revoked tokens, in a service that has a database; one that looks at the sessions themselves switches it off. */
@AutoConfiguration(
        afterName = "io.trialsuite.web.IdempotencyAutoConfiguration",
        beforeName = "io.trialsuite.web.ResourceServerAutoConfiguration")
@ConditionalOnBean(WebSchema.class)
@ConditionalOnProperty(name = "trialsuite.revocation.enabled", matchIfMissing = true)
@EnableConfigurationProperties(RevocationProperties.class)
class RevocationAutoConfiguration {

    @Bean
    RevokedTokens revokedTokens(RevocationProperties properties, Clock clock) {
        return new RevokedTokens(properties.remember(), clock);
    }

    /** The table comes with the schema. */
    @Bean
    RevocationTable revocationTable(WebSchema schema, JdbcClient jdbc) {
        return new RevocationTable(jdbc);
    }

    @Bean
    RevocationWatch revocationWatch(RevocationTable table, RevokedTokens tokens, RevocationProperties properties) {
        return new RevocationWatch(table, tokens, properties.pollInterval(), properties.remember());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.trialsuite.outbox.Subscription")
    static class WithOutbox {

        @Bean
        RevocationHandlers revocationHandlers(RevocationTable table, RevokedTokens tokens) {
            return new RevocationHandlers(table, tokens);
        }
    }
}
