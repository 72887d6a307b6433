package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The directional movement system. The movement of a bar is the rise of its high above the high before (plus) or the fall
 * of its low below the low before (minus), whichever is greater, if it is above 0. Movements and true ranges are smoothed
 * by {@code sum += next - sum / period}, starting from the plain sum of the first {@code period - 1};
 * {@code di = 100 * movement / range}; {@code dx = 100 * |plusDi - minusDi| / (plusDi + minusDi)}; {@code adx} is the
 * average of dx by {@code adx += (dx - adx) / period}, seeded with the simple average of the first {@code period}. Where
 * nothing has moved, di are 0 and adx stays (J. Welles Wilder, "New Concepts in Technical Trading Systems", 1978; TA-Lib's
 * {@code ADX}, {@code PLUS_DI} and {@code MINUS_DI}). Warm-up: {@code 2 * period} bars. Three lines, 0 to 100: adx, plusDi,
 * minusDi.
 */
public final class Adx extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "adx",
            1,
            "The directional movement system: how strong the trend is, and how much the price moved up and down, each"
                    + " 0 to 100.",
            List.of(Parameter.whole("period", "Bars over which movements are smoothed", 2, 500, 14)),
            List.of("adx", "plusDi", "minusDi"),
            values -> new Adx(values.whole("period")));

    private final int period;
    private final Cell high = part(new Cell());
    private final Cell low = part(new Cell());
    private final Cell close = part(new Cell());
    private final Cell plus = part(new Cell());
    private final Cell minus = part(new Cell());
    private final Cell range = part(new Cell());
    private final ExponentialAverage adx;

    /** Movements smoothed over {@code period} bars, at least 2. */
    public Adx(int period) {
        super(2 * period, 3);
        this.period = Periods.atLeast(2, period);
        this.adx = part(ExponentialAverage.wilder(period));
    }

    @Override
    void take(Bar bar) {
        if (seen() > 1) {
            move(bar);
        }
        if (seen() > period) {
            compare();
        }
        high.value = bar.high();
        low.value = bar.low();
        close.value = bar.close();
    }

    private void move(Bar bar) {
        double up = bar.high() - high.value;
        double down = low.value - bar.low();
        boolean seeding = seen() <= period;
        smooth(plus, up > down ? Math.max(up, 0) : 0, seeding);
        smooth(minus, down > up ? Math.max(down, 0) : 0, seeding);
        smooth(range, bar.trueRange(close.value), seeding);
    }

    private void smooth(Cell sum, double next, boolean seeding) {
        sum.value = (seeding ? sum.value : sum.value - sum.value / period) + next;
    }

    private void compare() {
        double moved = plus.value + minus.value;
        if (moved > 0) {
            adx.add(100 * (Math.abs(plus.value - minus.value) / moved));
        } else if (!adx.ready()) {
            adx.add(0);
        }
    }

    @Override
    double line(int line) {
        return switch (line) {
            case 0 -> adx.value();
            case 1 -> share(plus);
            default -> share(minus);
        };
    }

    private double share(Cell moved) {
        return range.value == 0 ? 0 : 100 * (moved.value / range.value);
    }
}
