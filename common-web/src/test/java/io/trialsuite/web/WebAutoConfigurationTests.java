package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class WebAutoConfigurationTests {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    WebEdgeAutoConfiguration.class,
                    ResourceServerAutoConfiguration.class,
                    OAuth2ResourceServerAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    IdempotencyAutoConfiguration.class,
                    EventFlowAutoConfiguration.class))
            .withBean(RouteRules.class, () -> new RouteRules(List.of("/v1/links/**"), "edge.internal"))
            .withPropertyValues(
                    JWT + "jwk-set-uri=http://127.0.0.1:1/keys",
                    JWT + "issuer-uri=http://issuer",
                    JWT + "audiences=edge-service");

    @Test
    void aServiceStartsBeforeItsIssuer() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .hasBean("apiSecurity")
                .hasBean("operatorPageSecurity")
                .hasSingleBean(JwtDecoder.class));
    }

    @Test
    void withoutADatabaseThereAreNoIdempotencyKeysAndWithoutAnOutboxNoFlow() {
        runner.run(context ->
                assertThat(context).doesNotHaveBean(IdempotencyKeys.class).doesNotHaveBean(EventFlowController.class));
    }

    @Test
    void itWorksWithoutTheOutboxOnTheClassPath() {
        runner.withClassLoader(new FilteredClassLoader("io.trialsuite.outbox"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(WorkContext.class));
    }

    @Test
    void aMissingSettingOfTheTokensIsNamed() {
        runner.withPropertyValues(JWT + "audiences=")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(JWT + "audiences is missing"));
    }

    @Test
    void aServiceWithoutRouteRulesDoesNotStart() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        JacksonAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        WebEdgeAutoConfiguration.class,
                        ResourceServerAutoConfiguration.class,
                        ServletWebSecurityAutoConfiguration.class))
                .withPropertyValues(
                        JWT + "jwk-set-uri=http://127.0.0.1:1/keys",
                        JWT + "issuer-uri=http://issuer",
                        JWT + "audiences=edge-service")
                .run(context -> assertThat(context).getFailure().hasMessageContaining("RouteRules"));
    }

    @Test
    void theClockKnowsNothingFinerThanTheDatabaseKeeps() {
        runner.run(context -> {
            var clock = context.getBean(Clock.class);

            for (var look = 0; look < 1_000; look++) {
                var now = clock.instant();
                assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
            }
        });
    }

    @Test
    void aServicesOwnClockIsUsed() {
        var own = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

        runner.withBean(Clock.class, () -> own)
                .run(context -> assertThat(context.getBean(Clock.class)).isSameAs(own));
    }
}
