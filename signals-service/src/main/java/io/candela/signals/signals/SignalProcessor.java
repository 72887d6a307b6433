package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Venue;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import io.candela.signals.strategies.Configured;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Hands each closed candle to the folds of its series, and tells universes what was measured and how late it is. What the
 * folds remember is taken from the stores and put back with every candle, so that nothing outlives a transaction that was
 * not committed.
 */
final class SignalProcessor extends ContextualProcessor<String, Object, String, Object> {
    private final RunningSetups setups;
    private final String code;
    private final SignalMetrics metrics;
    private final RecordTracing tracing;
    private @Nullable SignalStores stores;
    private @Nullable SignalSender sender;

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
        sender = new SignalSender(context, metrics, tracing);
    }

    @Override
    public void process(Record<String, Object> record) {
        if (record.value() instanceof Candle candle) {
            // Most records are open candles, which need neither a fold nor a span.
            if (candle.state() != State.OPEN && candle.venue().equals(Venue.CONSOLIDATED)) {
                List<Configured> running = setups.on(candle.instrument(), candle.interval());
                if (!running.isEmpty()) {
                    try (Traced _ = tracing.consuming("fold candle", record.headers())) {
                        fold(candle, running, record);
                    }
                }
            }
            setups.universes().forEach(universe -> tellTime(universe, candle, record));
        }
    }

    private void fold(Candle candle, List<Configured> running, Record<String, Object> record) {
        SignalStores open = open();
        Series series = Series.of(candle);
        new SeriesFold(series, running, code, open.candles(series), open.folds(series))
                .take(Seen.of(candle))
                .forEach((setup, folding) -> {
                    metrics.taken(setup, candle.interval(), folding);
                    folding.told().forEach(told -> send(told, setup, candle, record));
                });
    }

    private void send(Told told, Configured setup, Candle candle, Record<String, Object> record) {
        switch (told) {
            case Told.Said said -> Objects.requireNonNull(sender).send(said);
            case Told.Compared(var measurement) -> notify(notice(setup, candle, measurement), record);
        }
    }

    // Nobody need have a candle for a close to be over, so every partition tells every universe.
    private void tellTime(Universe universe, Candle candle, Record<String, Object> record) {
        Instant awaited = universe.awaited(candle.knownAt());
        if (open().goOn(universe, awaited)) {
            notify(
                    new Notice(
                            universe.setup().label(),
                            candle.environment(),
                            universe.interval(),
                            candle.knownAt(),
                            null),
                    record);
        }
    }

    private static Notice notice(Configured setup, Candle candle, Measurement measurement) {
        return new Notice(setup.label(), candle.environment(), candle.interval(), candle.knownAt(), measurement);
    }

    private void notify(Notice notice, Record<String, Object> record) {
        context().forward(new Record<>(notice.universe(), notice, record.timestamp(), record.headers()));
    }

    private SignalStores open() {
        return Objects.requireNonNull(stores, "init() comes first");
    }
}
