package io.trialsuite.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Correlation, problems, size limits, strict JSON, paging and callers for every service. */
@AutoConfiguration(after = JacksonAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
class WebEdgeAutoConfiguration {

    /** Ticks in microseconds, the resolution PostgreSQL keeps: an instant in an event equals the one in the row. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    ProblemResponses problemResponses(JsonMapper json) {
        return new ProblemResponses(json);
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemResponses problems) {
        return new ProblemAdvice(problems);
    }

    @Bean
    NextPageLink nextPageLink() {
        return new NextPageLink();
    }

    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter(WorkContext work) {
        return ordered(new CorrelationFilter(work), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    FilterRegistrationBean<FailureFilter> failureFilter(ProblemResponses problems) {
        return ordered(new FailureFilter(problems), Ordered.HIGHEST_PRECEDENCE + 20);
    }

    @Bean
    FilterRegistrationBean<BodySizeFilter> bodySizeFilter(WebProperties properties) {
        return ordered(new BodySizeFilter(properties), Ordered.HIGHEST_PRECEDENCE + 30);
    }

    /** Only what comes in by HTTP is read strictly; a message's unknown fields stay ignored. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictRequestBodies(JsonMapper json) {
        var strict = json.rebuild()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(StorableText.module())
                .build();
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }

    @Bean
    WebMvcConfigurer edgeArguments(Clock clock) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RecentProof(clock));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
                resolvers.add(new PagingResolver());
            }
        };
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    @Bean
    ApiDescription apiDescription() {
        return new ApiDescription();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.trialsuite.outbox.MessageContext")
    static class WithOutbox {

        @Bean
        WorkContext messageContext() {
            return new WorkContext.OfOutbox();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("io.trialsuite.outbox.MessageContext")
    static class WithoutOutbox {

        @Bean
        WorkContext noMessageContext() {
            return correlation -> () -> {};
        }
    }
}
