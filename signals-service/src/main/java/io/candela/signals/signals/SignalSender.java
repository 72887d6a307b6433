package io.candela.signals.signals;

import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Signal;
import io.candela.platform.json.RecordJson;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import io.opentelemetry.api.trace.Span;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends signals on from a processor, each with its cause and, where there is one, the trace that it belongs to. */
final class SignalSender {
    private final ProcessorContext<String, ? super Signal> context;
    private final SignalMetrics metrics;
    private final RecordTracing tracing;

    SignalSender(ProcessorContext<String, ? super Signal> context, SignalMetrics metrics, RecordTracing tracing) {
        this.context = context;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    void send(Told.Said said) {
        metrics.emitted(said.signal());
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        headers.add(RecordHeaders.CAUSE, RecordJson.mapper().writeValueAsBytes(said.cause()));
        if (Span.current().getSpanContext().isValid()) {
            try (Traced _ = tracing.producing("emit signal", headers)) {
                forward(said.signal(), headers);
            }
        } else {
            forward(said.signal(), headers);
        }
    }

    private void forward(Signal signal, Headers headers) {
        context.forward(new Record<>(
                signal.instrument().id(), signal, signal.emittedAt().toEpochMilli(), headers));
    }
}
