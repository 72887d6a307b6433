package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The parabolic stop and reverse: a stop that moves towards the extreme of the trend by a share that grows by {@code step}
 * with each new extreme, up to {@code maximum}, and never into the last two bars; a bar that touches it turns the trend, and
 * the stop starts again from the extreme. The first trend falls if the low fell more than the high rose from the first to
 * the second bar, and rises otherwise (J. Welles Wilder, "New Concepts in Technical Trading Systems", 1978; TA-Lib's
 * {@code SAR}). Warm-up: 2 bars. Two lines: stop, in units of the price, and direction, 1 for a rising and -1 for a falling
 * trend.
 */
public final class ParabolicSar extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "parabolic-sar",
            1,
            "The parabolic stop and reverse: a stop that closes in on a trend ever faster, and the direction of the"
                    + " trend, 1 or -1.",
            List.of(
                    Parameter.decimal(
                            "step",
                            "By how much the stop's share of the way to the extreme grows; not above maximum",
                            "0.001",
                            "1",
                            "0.02"),
                    Parameter.decimal("maximum", "The greatest such share", "0.001", "1", "0.2")),
            List.of("stop", "direction"),
            values -> new ParabolicSar(values.decimal("step"), values.decimal("maximum")));

    private final double step;
    private final double maximum;
    private final Cell high = part(new Cell());
    private final Cell low = part(new Cell());
    private final Cell direction = part(new Cell());
    private final Cell extreme = part(new Cell());
    private final Cell share = part(new Cell());
    private final Cell stop = part(new Cell());
    private final Cell next = part(new Cell());

    /** A stop whose share starts at {@code step}, above 0, and goes up to {@code maximum}, not below it. */
    public ParabolicSar(double step, double maximum) {
        super(2, 2);
        if (!(step > 0 && step <= maximum)) {
            throw new IllegalArgumentException("step must be above 0 and not above maximum, which is " + maximum);
        }
        this.step = step;
        this.maximum = maximum;
    }

    @Override
    void take(Bar bar) {
        if (direction.value != 0) {
            follow(bar);
        } else if (seen() == 2) {
            begin(bar);
            follow(bar);
        }
        high.value = bar.high();
        low.value = bar.low();
    }

    private void begin(Bar bar) {
        double fall = low.value - bar.low();
        boolean falling = fall > 0 && fall > bar.high() - high.value;
        direction.value = falling ? -1 : 1;
        extreme.value = falling ? bar.low() : bar.high();
        next.value = falling ? high.value : low.value;
        share.value = step;
        // The seed may lie within the first bar: only the second is looked at, as the oracle does.
        high.value = bar.high();
        low.value = bar.low();
    }

    private void follow(Bar bar) {
        boolean rising = direction.value > 0;
        boolean touched = rising ? bar.low() <= next.value : bar.high() >= next.value;
        if (touched) {
            stop.value = outside(!rising, extreme.value, bar);
            direction.value = -direction.value;
            extreme.value = rising ? bar.low() : bar.high();
            share.value = step;
        } else {
            stop.value = next.value;
            extend(rising ? bar.high() : bar.low(), rising);
        }
        double moved = stop.value + share.value * (extreme.value - stop.value);
        next.value = outside(direction.value > 0, moved, bar);
    }

    private void extend(double reached, boolean rising) {
        if (rising ? reached > extreme.value : reached < extreme.value) {
            extreme.value = reached;
            share.value = Math.min(share.value + step, maximum);
        }
    }

    /** {@code price}, or where the newest two bars end if it lies within them or beyond. */
    private double outside(boolean rising, double price, Bar bar) {
        return rising
                ? Math.min(price, Math.min(low.value, bar.low()))
                : Math.max(price, Math.max(high.value, bar.high()));
    }

    @Override
    double line(int line) {
        return line == 0 ? stop.value : direction.value;
    }
}
