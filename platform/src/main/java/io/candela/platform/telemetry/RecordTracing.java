package io.candela.platform.telemetry;

import io.candela.contracts.RecordHeaders;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Carries a trace across Kafka in the {@code traceparent} header (W3C Trace Context). Records without one, which are
 * most, cost one header look-up.
 */
public final class RecordTracing {
    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();
    private static final TextMapSetter<Headers> SETTER = RecordTracing::put;
    private static final Getter GETTER = new Getter();

    private final Tracer tracer;

    public RecordTracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.candela.records");
    }

    /** Starts a producer span, a root one if no trace is current, and writes it into {@code headers} if it is sampled. */
    public Traced producing(String name, Headers headers) {
        Span span = tracer.spanBuilder(name).setSpanKind(SpanKind.PRODUCER).startSpan();
        if (span.getSpanContext().isSampled()) {
            PROPAGATOR.inject(Context.current().with(span), headers, SETTER);
        }
        return Traced.current(span);
    }

    /** Continues the trace of a consumed record with a consumer span; does nothing if the record has none. */
    public Traced consuming(String name, Headers headers) {
        if (headers.lastHeader(RecordHeaders.TRACEPARENT) == null) {
            return Traced.NOTHING;
        }
        Context sent = PROPAGATOR.extract(Context.root(), headers, GETTER);
        Span span = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(sent)
                .startSpan();
        return Traced.current(span);
    }

    private static void put(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            headers.remove(name).add(name, value.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A span that is current until it is closed. */
    public record Traced(Span span, Scope scope) implements AutoCloseable {
        static final Traced NOTHING = new Traced(Span.getInvalid(), Scope.noop());

        @SuppressWarnings("MustBeClosedChecker") // close() closes it
        static Traced current(Span span) {
            return new Traced(span, span.makeCurrent());
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }

    private static final class Getter implements TextMapGetter<Headers> {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(RecordHeaders.TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
        }
    }
}
