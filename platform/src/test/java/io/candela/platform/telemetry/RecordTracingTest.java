package io.candela.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.RecordHeaders;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class RecordTracingTest {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();

    @Test
    void aConsumerGoesOnWithTheTraceOfTheProducer() {
        RecordTracing tracing = tracing(Sampler.alwaysOn());
        try (var producing = tracing.producing("trade produced", headers)) {
            assertThat(producing.span().isRecording()).isTrue();
        }
        try (var consuming = tracing.consuming("trade folded", headers)) {
            assertThat(consuming.span().isRecording()).isTrue();
        }

        List<SpanData> finished = spans.getFinishedSpanItems();
        assertThat(finished).extracting(SpanData::getName).containsExactly("trade produced", "trade folded");
        assertThat(finished.get(1).getTraceId()).isEqualTo(finished.get(0).getTraceId());
        assertThat(finished.get(1).getParentSpanId()).isEqualTo(finished.get(0).getSpanId());
        assertThat(new String(headers.lastHeader(RecordHeaders.TRACEPARENT).value(), StandardCharsets.US_ASCII))
                .startsWith("00-%s-%s-"
                        .formatted(finished.get(0).getTraceId(), finished.get(0).getSpanId()));
    }

    @Test
    void aTraceThatIsNotSampledLeavesNoHeader() {
        try (var producing = tracing(Sampler.alwaysOff()).producing("trade produced", headers)) {
            assertThat(producing.span().isRecording()).isFalse();
        }
        assertThat(headers.lastHeader(RecordHeaders.TRACEPARENT)).isNull();
    }

    @Test
    void aRecordWithoutATraceStartsNone() {
        try (var consuming = tracing(Sampler.alwaysOn()).consuming("trade folded", headers)) {
            assertThat(consuming.span().getSpanContext().isValid()).isFalse();
        }
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    private RecordTracing tracing(Sampler sampler) {
        return new RecordTracing(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build());
    }
}
