package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Bollinger bands of closes: {@code middle} is the simple average over {@code period} bars, {@code upper} and {@code lower}
 * lie {@code width} standard deviations (of the population) above and below it (John Bollinger, "Bollinger on Bollinger
 * Bands", 2001; TA-Lib's {@code BBANDS}). Warm-up: {@code period} bars. Three lines in units of the price: middle, upper,
 * lower.
 */
public final class Bollinger extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "bollinger",
            1,
            "Bollinger bands: the simple moving average of closes, and bands some standard deviations above and below"
                    + " it.",
            List.of(
                    Parameter.whole("period", "Bars that the average spans", 2, 1000, 20),
                    Parameter.decimal("width", "Standard deviations from the average to each band", "0.1", "10", "2")),
            List.of("middle", "upper", "lower"),
            values -> new Bollinger(values.whole("period"), values.decimal("width")));

    private final double width;
    private final RollingMoments moments;

    /** Bands over {@code period} bars, at least 2. */
    public Bollinger(int period, double width) {
        super(period, 3);
        this.width = width;
        this.moments = part(new RollingMoments(Periods.atLeast(2, period)));
    }

    @Override
    void take(Bar bar) {
        moments.add(bar.close());
    }

    @Override
    double line(int line) {
        return switch (line) {
            case 0 -> moments.mean();
            case 1 -> moments.mean() + width * moments.deviation();
            default -> moments.mean() - width * moments.deviation();
        };
    }
}
