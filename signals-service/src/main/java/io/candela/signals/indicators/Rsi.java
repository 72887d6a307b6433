package io.candela.signals.indicators;

import java.nio.DoubleBuffer;
import java.util.Objects;

/**
 * The relative strength index of closes: {@code 100 * gain / (gain + loss)}, where gain and loss are the averages of the
 * rises and of the falls from close to close, smoothed as {@code average = (average * (period - 1) + change) / period}
 * and seeded with the simple average of the first {@code period} changes (J. Welles Wilder, "New Concepts in Technical
 * Trading Systems", 1978; TA-Lib's {@code RSI}). Warm-up: {@code period + 1} bars. One line, 0 to 100; 0 where the close
 * has never moved, as in TA-Lib.
 */
public final class Rsi implements Indicator {
    private final int period;
    private double seen;
    private double close;
    /** Sums until warm, averages from then on. */
    private double gain;

    private double loss;

    /** An index over {@code period} changes, at least 2. */
    public Rsi(int period) {
        this.period = Periods.atLeast(2, period);
    }

    @Override
    public void update(Bar bar) {
        double change = seen == 0 ? 0 : bar.close() - close;
        close = bar.close();
        double rise = Math.max(change, 0);
        double fall = Math.max(-change, 0);
        if (ready()) {
            gain = (gain * (period - 1) + rise) / period;
            loss = (loss * (period - 1) + fall) / period;
            return;
        }
        seen++;
        gain += rise;
        loss += fall;
        if (ready()) {
            gain /= period;
            loss /= period;
        }
    }

    @Override
    public int warmUp() {
        return period + 1;
    }

    @Override
    public boolean ready() {
        return seen >= warmUp();
    }

    @Override
    public double value(int line) {
        Objects.checkIndex(line, 1);
        Periods.requireReady(this);
        double moved = gain + loss;
        return moved == 0 ? 0 : 100 * (gain / moved);
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(seen).put(close).put(gain).put(loss);
    }

    @Override
    public void load(DoubleBuffer source) {
        seen = source.get();
        close = source.get();
        gain = source.get();
        loss = source.get();
    }
}
