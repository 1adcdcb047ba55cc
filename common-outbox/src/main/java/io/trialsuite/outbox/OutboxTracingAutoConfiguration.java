package io.trialsuite.outbox;

import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Spans, where there is a tracer that does something. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.brave.autoconfigure.BraveAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration"
        })
@ConditionalOnClass(Tracer.class)
@ConditionalOnBean(Tracer.class)
class OutboxTracingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Tracing outboxTracing(Tracer tracer, JsonMapper json) {
        return tracer.equals(Tracer.NOOP) ? Tracing.NONE : new MicrometerTracing(tracer, json, Clock.systemUTC());
    }
}
