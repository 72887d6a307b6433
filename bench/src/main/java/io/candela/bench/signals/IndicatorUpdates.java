package io.candela.bench.signals;

import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Indicator;
import io.candela.signals.indicators.IndicatorType;
import io.candela.signals.indicators.Indicators;
import io.candela.signals.parameters.Values;
import java.util.Map;
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

/** The update of one indicator with its standard parameters by the next 4-hour candle, and the reading of its first line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class IndicatorUpdates {
    @Param("ema")
    private String indicator = "";

    private Bar[] bars = {};
    private Indicator updated = Indicators.all().iterator().next().begin(standard("ema"));
    private int next;

    private static Values standard(String name) {
        IndicatorType type = Indicators.named(name).orElseThrow();
        return Values.of(type.parameters(), Map.of());
    }

    @Setup
    public void warm() {
        Columns columns = BenchCandles.fourHours();
        bars = new Bar[columns.size()];
        updated = Indicators.named(indicator).orElseThrow().begin(standard(indicator));
        for (int i = 0; i < bars.length; i++) {
            bars[i] = columns.bar(i);
            updated.update(bars[i]);
        }
    }

    @Benchmark
    public double update() {
        updated.update(bars[next]);
        next = next + 1 == bars.length ? 0 : next + 1;
        return updated.value(0);
    }
}
