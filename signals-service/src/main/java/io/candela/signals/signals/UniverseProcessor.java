package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hands what universes are told to their folds, each of which lives in the partition of its universe. */
final class UniverseProcessor extends ContextualProcessor<String, Notice, String, Signal> {
    private final RunningSetups setups;
    private final String code;
    private final SignalMetrics metrics;
    private final RecordTracing tracing;
    private @Nullable UniverseStores stores;
    private @Nullable SignalSender sender;

    UniverseProcessor(RunningSetups setups, String code, SignalMetrics metrics, RecordTracing tracing) {
        this.setups = setups;
        this.code = code;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, Signal> context) {
        super.init(context);
        stores = new UniverseStores(context);
        sender = new SignalSender(context, metrics, tracing);
    }

    @Override
    public void process(Record<String, Notice> record) {
        Notice notice = record.value();
        // What was told before the configuration changed may be of a universe that is no more.
        setups.universe(notice.setup(), notice.interval()).ifPresent(universe -> {
            try (Traced _ = tracing.consuming("compare instruments", record.headers())) {
                take(notice, universe);
            }
        });
    }

    private void take(Notice notice, Universe universe) {
        Measurement measurement = notice.measurement();
        UniverseFold fold = new UniverseFold(
                universe,
                notice.environment(),
                code,
                Objects.requireNonNull(stores, "init() comes first").closes(universe));
        SignalSender signals = Objects.requireNonNull(sender, "init() comes first");
        fold.advance(notice.time(), measurement == null ? null : measurement.openTime())
                .forEach(signals::send);
        if (measurement != null) {
            Folding folding = fold.take(measurement);
            metrics.compared(universe, folding);
            folding.told().forEach(told -> signals.send((Told.Said) told));
        }
    }
}
