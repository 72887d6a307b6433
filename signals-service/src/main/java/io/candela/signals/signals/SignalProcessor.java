package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Venue;
import io.candela.platform.json.RecordJson;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Refolded;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.strategies.Setup;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Hands each closed candle to the folds of its series. What they remember is taken from the stores and put back with
 * every candle, so that nothing outlives a transaction that was not committed.
 */
final class SignalProcessor extends ContextualProcessor<String, Object, String, Object> {
    private final RunningSetups setups;
    private final String code;
    private final SignalMetrics metrics;
    private final RecordTracing tracing;
    private @Nullable SignalStores stores;

    SignalProcessor(RunningSetups setups, String code, SignalMetrics metrics, RecordTracing tracing) {
        this.setups = setups;
        this.code = code;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        stores = new SignalStores(context);
    }

    @Override
    public void process(Record<String, Object> record) {
        // Most records are open candles, which need neither a fold nor a span.
        if (record.value() instanceof Candle candle
                && candle.state() != State.OPEN
                && candle.venue().equals(Venue.CONSOLIDATED)) {
            List<Setup> running = setups.on(candle.instrument(), candle.interval());
            if (!running.isEmpty()) {
                try (Traced _ = tracing.consuming("fold candle", record.headers())) {
                    fold(candle, running);
                }
            }
        }
    }

    private void fold(Candle candle, List<Setup> running) {
        SignalStores open = Objects.requireNonNull(stores, "init() comes first");
        Series series = Series.of(candle);
        new SeriesFold(series, running, code, open.candles(series), open.folds(series))
                .take(Seen.of(candle))
                .forEach((setup, folding) -> {
                    metrics.taken(setup, candle, folding);
                    switch (folding) {
                        case Folded(var told) -> told.forEach(this::emit);
                        case Refolded(var told) -> told.forEach(this::emit);
                        case Skipped _ -> {}
                    }
                });
    }

    private void emit(Told told) {
        metrics.emitted(told.signal());
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        headers.add(RecordHeaders.CAUSE, RecordJson.mapper().writeValueAsBytes(told.cause()));
        if (Span.current().getSpanContext().isValid()) {
            try (Traced _ = tracing.producing("emit signal", headers)) {
                forward(told, headers);
            }
        } else {
            forward(told, headers);
        }
    }

    private void forward(Told told, Headers headers) {
        var signal = told.signal();
        context()
                .forward(new Record<>(
                        signal.instrument().id(), signal, signal.emittedAt().toEpochMilli(), headers));
    }
}
