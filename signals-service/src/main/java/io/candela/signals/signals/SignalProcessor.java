package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Signal;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.strategies.Setup;
import io.opentelemetry.api.trace.Span;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Hands each candle to the folds of the setups that run on it. What a fold remembers is taken from the store and put
 * back with every candle, so that nothing outlives a transaction that was not committed.
 */
final class SignalProcessor extends ContextualProcessor<String, Object, String, Object> {
    static final String STORE = "folds";

    private final RunningSetups setups;
    private final SignalMetrics metrics;
    private final RecordTracing tracing;
    private @Nullable KeyValueStore<String, byte[]> memories;

    SignalProcessor(RunningSetups setups, SignalMetrics metrics, RecordTracing tracing) {
        this.setups = setups;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        memories = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Object> record) {
        // Most records are open candles, which need neither a fold nor a span.
        if (record.value() instanceof Candle candle && candle.state() != State.OPEN) {
            try (Traced _ = tracing.consuming("fold candle", record.headers())) {
                setups.on(candle.instrument(), candle.interval()).forEach(setup -> fold(setup, candle));
            }
        }
    }

    private void fold(Setup setup, Candle candle) {
        KeyValueStore<String, byte[]> store = Objects.requireNonNull(memories, "init() comes first");
        String key = String.join(
                " ", setup.label(), candle.instrument().id(), candle.interval().code());
        byte[] memory = store.get(key);
        SignalFold fold = memory == null ? new SignalFold(setup) : new SignalFold(setup, memory);
        switch (fold.fold(candle)) {
            case Folded(var signal) -> {
                store.put(key, fold.memory());
                metrics.folded(setup, candle);
                signal.ifPresent(this::emit);
            }
            case Skipped(var reason) -> metrics.skipped(setup, candle, reason);
        }
    }

    private void emit(Signal signal) {
        metrics.emitted(signal);
        Headers headers = new RecordHeaders();
        if (Span.current().getSpanContext().isValid()) {
            try (Traced _ = tracing.producing("emit signal", headers)) {
                forward(signal, headers);
            }
        } else {
            forward(signal, headers);
        }
    }

    private void forward(Signal signal, Headers headers) {
        context()
                .forward(new Record<>(
                        signal.instrument().id(), signal, signal.emittedAt().toEpochMilli(), headers));
    }
}
