package io.candela.marketdata.prices;

import io.candela.bench.market.BenchTrades;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** One price with its lineage, of some venues that nearly agree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class PriceConsolidation {
    private static final int VARIANTS = 1_000;
    private static final Instrument INSTRUMENT = new Instrument("BTC-USD");

    @Param("3")
    private int venues;

    private final PriceConsolidator consolidator =
            new PriceConsolidator(new Binder(new MapConfigurationPropertySource(Map.of()))
                    .bindOrCreate("candela.market-data.prices", PriceProperties.class)
                    .rules());
    private final List<List<VenuePrice>> variants = new ArrayList<>();
    private int next;

    @Setup
    public void open() {
        List<BenchTrades> of = IntStream.range(0, venues)
                .mapToObj(venue -> new BenchTrades(new Venue("venue-" + venue)))
                .toList();
        for (int i = 0; i < VARIANTS; i++) {
            List<VenuePrice> prices = new ArrayList<>();
            for (int venue = 0; venue < venues; venue++) {
                BenchTrades trades = of.get(venue);
                prices.add(VenuePrice.of(
                        trades.trade(INSTRUMENT, i + 3L * venue, BenchTrades.BEGIN.plusMillis(i - 100L * venue))));
            }
            variants.add(prices);
        }
    }

    @Benchmark
    public Optional<Price> consolidate() {
        next = next + 1 == VARIANTS ? 0 : next + 1;
        return consolidator.consolidate(
                Environment.SANDBOX, INSTRUMENT, variants.get(next), BenchTrades.BEGIN.plusSeconds(2));
    }
}
