package io.candela.bench.signals;

import io.candela.signals.backtests.BacktestResult;
import io.candela.signals.backtests.GridResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A grid of 1,000 points over the 4-hour candles, and one back-test of five years of minutes. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class LongBacktests {

    @Benchmark
    public GridResult grid(FourHours candles) {
        return candles.cross.grid();
    }

    @Benchmark
    public BacktestResult minutes(Minutes candles) {
        return candles.cross.run();
    }

    /** Ten years. */
    @State(Scope.Benchmark)
    public static class FourHours {
        private final CandelaEmaCross cross = new CandelaEmaCross(BenchCandles.fourHours(), 0);
    }

    /** Five years. */
    @State(Scope.Benchmark)
    public static class Minutes {
        private final CandelaEmaCross cross = new CandelaEmaCross(BenchCandles.minutes(), 0);
    }
}
