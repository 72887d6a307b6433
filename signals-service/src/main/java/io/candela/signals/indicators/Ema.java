package io.candela.signals.indicators;

import java.nio.DoubleBuffer;
import java.util.Objects;

/**
 * The exponential moving average of closes: {@code ema += (close - ema) * 2 / (period + 1)}, seeded with the simple
 * average of the first {@code period} closes (as TA-Lib's {@code EMA} does, <a href="https://ta-lib.org/functions/">
 * ta-lib.org</a>). Warm-up: {@code period} bars. One line, in units of the price.
 *
 * <p>It never forgets a bar altogether, so it can only be continued from its memory, not rebuilt from recent bars.
 */
public final class Ema implements Indicator {
    private final int period;
    private final double weight;
    private double seen;
    /** The sum of the closes until warm, the average from then on. */
    private double average;

    /** An average over {@code period} bars, at least 1. */
    public Ema(int period) {
        this.period = Periods.atLeast(1, period);
        this.weight = 2.0 / (period + 1);
    }

    @Override
    public void update(Bar bar) {
        if (seen >= period) {
            average += (bar.close() - average) * weight;
            return;
        }
        seen++;
        average += bar.close();
        if (seen == period) {
            average /= period;
        }
    }

    @Override
    public int warmUp() {
        return period;
    }

    @Override
    public boolean ready() {
        return seen >= period;
    }

    @Override
    public double value(int line) {
        Objects.checkIndex(line, 1);
        Periods.requireReady(this);
        return average;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(seen).put(average);
    }

    @Override
    public void load(DoubleBuffer source) {
        seen = source.get();
        average = source.get();
    }
}
