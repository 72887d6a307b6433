package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.ClockTick;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.marketdata.candles.Counting.Counted;
import io.candela.marketdata.candles.Counting.Duplicate;
import io.candela.marketdata.candles.Counting.TooLate;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hands the trades and ticks of one partition to the builders of its instruments. */
final class CandleProcessor extends ContextualProcessor<String, Object, String, Object> {
    private final Environment environment;
    private final CandleRules rules;
    private final Duration showEvery;
    private final CandleMetrics metrics;
    private final RecordTracing tracing;
    private final SortedMap<Instrument, CandleBuilder> builders = new TreeMap<>();
    private @Nullable CandleStores stores;
    private Instant clock = Instant.EPOCH;

    CandleProcessor(
            Environment environment,
            CandleRules rules,
            Duration showEvery,
            CandleMetrics metrics,
            RecordTracing tracing) {
        this.environment = environment;
        this.rules = rules;
        this.showEvery = showEvery;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        CandleStores found = new CandleStores(context);
        stores = found;
        clock = found.clock();
        found.forEach(saved -> builder(saved.instrument()).restore(saved.interval(), saved.openTime(), saved.draft()));
        builders.values().forEach(CandleBuilder::restored);
        // The wall clock decides only how often an open candle is shown, never what is in it.
        context.schedule(
                showEvery,
                PunctuationType.WALL_CLOCK_TIME,
                now -> builders.values().forEach(builder -> forward(builder.touched())));
    }

    @Override
    public void process(Record<String, Object> record) {
        switch (record.value()) {
            case Trade trade -> {
                try (Traced _ = tracing.consuming("candle trade", record.headers())) {
                    count(trade);
                }
            }
            case ClockTick tick -> advance(tick.time());
            default -> throw new IllegalArgumentException("No trade and no tick: " + record.value());
        }
    }

    private void count(Trade trade) {
        switch (builder(trade.instrument()).count(trade)) {
            case Counted(List<Candle> corrections) -> {
                metrics.corrected(corrections);
                forward(corrections);
            }
            case Duplicate duplicate -> metrics.dropped(trade.venue(), "duplicate");
            case TooLate late -> metrics.dropped(trade.venue(), "too-late");
        }
    }

    private void advance(Instant time) {
        if (time.isAfter(clock)) {
            clock = time;
            stores().clock(time);
            builders.values().forEach(builder -> forward(builder.advance(time)));
        }
    }

    private void forward(List<Candle> candles) {
        for (Candle candle : candles) {
            context()
                    .forward(new Record<>(
                            candle.instrument().id(), candle, candle.knownAt().toEpochMilli()));
        }
    }

    private CandleBuilder builder(Instrument instrument) {
        return builders.computeIfAbsent(
                instrument, any -> new CandleBuilder(environment, instrument, rules, stores().of(instrument), clock));
    }

    private CandleStores stores() {
        return Objects.requireNonNull(stores, "init() comes first");
    }
}
