package io.candela.marketdata.feeds;

import io.candela.bench.market.BenchTrades;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

/** The gate's verdict on a trade of any of many instruments, while the feed's clock goes on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class TradeGating {
    private static final int TRADES = 5_000;
    private static final Duration LEAD = Duration.ofSeconds(5);

    @Param("100")
    private int instruments;

    private Trade[] trades = {};
    private TradeGate gate = new TradeGate(Set.of(), LEAD);
    private int next;

    @Setup
    public void open() {
        BenchTrades invented = new BenchTrades(new Venue("coinbase"));
        List<Instrument> all = BenchTrades.instruments(instruments);
        List<Trade> shuffled = new ArrayList<>();
        for (int i = 0; i < TRADES; i++) {
            // Each has an instrument of its own making, as a message that was read has.
            Instrument instrument = new Instrument(all.get(i % instruments).id());
            shuffled.add(invented.trade(instrument, i, BenchTrades.BEGIN.plusMillis(i)));
        }
        Collections.shuffle(shuffled, new Random(4));
        trades = shuffled.toArray(Trade[]::new);
        gate = new TradeGate(new HashSet<>(all), LEAD);
        gate.advance(BenchTrades.BEGIN);
    }

    @Benchmark
    public Object judge() {
        next = next + 1 == trades.length ? 0 : next + 1;
        return gate.judge(trades[next]);
    }
}
