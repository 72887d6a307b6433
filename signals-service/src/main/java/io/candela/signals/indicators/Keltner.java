package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Keltner channels: {@code middle} is the exponential moving average of closes over {@code period} bars, {@code upper} and
 * {@code lower} lie {@code width} average true ranges over {@code range} bars above and below it (Linda Bradford Raschke's
 * form of Chester W. Keltner's channel, "How To Make Money in Commodities", 1960). Warm-up: {@code max(period, range + 1)}
 * bars. Three lines in units of the price: middle, upper, lower.
 */
public final class Keltner extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "keltner",
            1,
            "Keltner channels: the exponential moving average of closes, and bands some average true ranges above and"
                    + " below it.",
            List.of(
                    Parameter.whole("period", "Bars that the average spans", 1, 1000, 20),
                    Parameter.whole("range", "Ranges that the average true range spans", 1, 1000, 10),
                    Parameter.decimal("width", "Average true ranges from the average to each band", "0.1", "10", "2")),
            List.of("middle", "upper", "lower"),
            values -> new Keltner(values.whole("period"), values.whole("range"), values.decimal("width")));

    private final double width;
    private final ExponentialAverage middle;
    private final Atr range;

    /** {@code period} and {@code range} are numbers of bars, at least 1. */
    public Keltner(int period, int range, double width) {
        super(Math.max(period, range + 1), 3);
        this.width = width;
        this.middle = part(ExponentialAverage.over(Periods.atLeast(1, period)));
        this.range = part(new Atr(range));
    }

    @Override
    void take(Bar bar) {
        middle.add(bar.close());
        range.update(bar);
    }

    @Override
    double line(int line) {
        return switch (line) {
            case 0 -> middle.value();
            case 1 -> middle.value() + width * range.value(0);
            default -> middle.value() - width * range.value(0);
        };
    }
}
