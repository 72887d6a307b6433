package io.candela.bench.signals;

import io.candela.signals.backtests.BacktestResult;
import io.candela.signals.history.Columns;
import io.candela.signals.metrics.Measure;
import java.util.List;
import java.util.Map;
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
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.CashFlow;
import org.ta4j.core.num.Num;

/**
 * A back-test of the 4-hour candles by each. Candela always gives the curve of the strategy and that of holding; ta4j gives
 * the trades, and the curve when asked. Measured, both say what each can say: Candela 32 numbers, ta4j 6.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class EmaCrossBacktests {
    static final int WARM_UP = 500;

    private final Columns columns = BenchCandles.fourHours();
    private final CandelaEmaCross candela = new CandelaEmaCross(columns, WARM_UP);
    private final Ta4jEmaCross ta4j = new Ta4jEmaCross(columns, WARM_UP);

    @Benchmark
    public BacktestResult candela() {
        return candela.run();
    }

    @Benchmark
    public List<Map<Measure, Double>> candelaMeasured() {
        BacktestResult result = candela.run();
        return List.of(result.strategy().measures(), result.holding().measures());
    }

    @Benchmark
    public TradingRecord ta4j() {
        return ta4j.run();
    }

    @Benchmark
    public CashFlow ta4jCurve() {
        return ta4j.curve(ta4j.run());
    }

    @Benchmark
    public List<Num> ta4jMeasured() {
        return ta4j.measures(ta4j.run());
    }
}
