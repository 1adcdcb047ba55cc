package io.trialsuite.outbox;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** OpenTelemetry as a service would have it, with an exporter that can be asked. */
final class Spans {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    final Tracer tracer = new OtelTracer(
            SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build()
                    .get("test"),
            new OtelCurrentTraceContext(),
            event -> {});

    List<SpanData> named(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    /** Those that belong to the trace. */
    List<SpanData> named(String name, String traceId) {
        return named(name).stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .toList();
    }
}
