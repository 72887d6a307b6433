package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.ClockTick;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.marketdata.candles.Counting.Counted;
import io.candela.marketdata.candles.Counting.Duplicate;
import io.candela.marketdata.candles.Counting.TooLate;
import io.candela.marketdata.candles.Plausibility.Judgement;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final CandleProperties properties;
    private final CandleMetrics metrics;
    private final RecordTracing tracing;
    private final SortedMap<Instrument, CandleBuilder> builders = new TreeMap<>();
    private final SortedMap<Instrument, Plausibility> judges = new TreeMap<>();
    private final Map<Instrument, CandleBuilder> unsaved = new LinkedHashMap<>();
    private @Nullable CandleStores stores;
    private Instant clock = Instant.EPOCH;

    CandleProcessor(
            Environment environment, CandleProperties properties, CandleMetrics metrics, RecordTracing tracing) {
        this.environment = environment;
        this.properties = properties;
        this.rules = properties.rules();
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        CandleStores found = new CandleStores(context);
        stores = found;
        // A task that could not commit begins anew with the same processor.
        builders.clear();
        judges.clear();
        unsaved.clear();
        clock = found.clock();
        found.forEachDraft(
                saved -> builder(saved.instrument()).restore(saved.interval(), saved.openTime(), saved.draft()));
        found.forEachPage((instrument, page, counted) -> builder(instrument).restore(page, counted));
        builders.values().forEach(CandleBuilder::restored);
        found.forEachLevel((instrument, venue, level) -> judge(instrument).restore(venue, level));
        found.forEachHeld((number, held) -> judge(held.instrument()).restore(number, held));
        found.beforeCommit(this::save);
        // The wall clock decides only how often an open candle is shown, never what is in it.
        context.schedule(
                properties.showEvery(),
                PunctuationType.WALL_CLOCK_TIME,
                now -> builders.values().forEach(builder -> forward(builder.touched())));
    }

    @Override
    public void process(Record<String, Object> record) {
        switch (record.value()) {
            case Trade trade -> {
                try (Traced _ = tracing.consuming("candle trade", record.headers())) {
                    judge(trade);
                }
            }
            case ClockTick tick -> advance(tick.time());
            default -> throw new IllegalArgumentException("No trade and no tick: " + record.value());
        }
    }

    private void judge(Trade trade) {
        Judgement judgement = judge(trade.instrument()).judge(trade);
        for (Trade believed : judgement.believed()) {
            count(believed);
            if (!believed.equals(trade)) {
                metrics.implausible(believed.venue(), "counted");
            }
        }
        judgement.held().forEach(held -> metrics.implausible(held.venue(), "held"));
        judgement.dropped().forEach(dropped -> metrics.implausible(dropped.venue(), "dropped"));
    }

    private void count(Trade trade) {
        CandleBuilder builder = builder(trade.instrument());
        switch (builder.count(trade)) {
            case Counted(List<Candle> corrections) -> {
                unsaved.put(trade.instrument(), builder);
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
            builders.forEach((instrument, builder) -> {
                List<Candle> changed = builder.advance(time);
                if (!changed.isEmpty()) {
                    unsaved.put(instrument, builder);
                    forward(changed);
                }
            });
            Instant open = Interval.M1.floor(time.minus(rules.horizon()));
            judges.values().stream()
                    .flatMap(judge -> judge.dropBefore(open).stream())
                    .forEach(dropped -> metrics.implausible(dropped.venue(), "dropped"));
        }
    }

    private void save() {
        unsaved.forEach((instrument, builder) -> builder.save(stores().of(instrument)));
        unsaved.clear();
    }

    private void forward(List<Candle> candles) {
        for (Candle candle : candles) {
            context()
                    .forward(new Record<>(
                            candle.instrument().id(), candle, candle.knownAt().toEpochMilli()));
        }
    }

    private CandleBuilder builder(Instrument instrument) {
        return builders.computeIfAbsent(instrument, any -> new CandleBuilder(environment, instrument, rules, clock));
    }

    private Plausibility judge(Instrument instrument) {
        return judges.computeIfAbsent(
                instrument, any -> new Plausibility(properties.plausible(), stores().heldOf(instrument)));
    }

    private CandleStores stores() {
        return Objects.requireNonNull(stores, "init() comes first");
    }
}
