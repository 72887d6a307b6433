package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Williams' %R: how far the close lies below the highest high of the last {@code period} bars, as a percentage of the
 * height from their lowest low, with a minus sign; 0 where there is no height (Larry Williams, "How I Made One Million
 * Dollars Last Year Trading Commodities", 1973; TA-Lib's {@code WILLR}). Warm-up: {@code period} bars. One line, -100 to 0.
 */
public final class WilliamsR extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "williams-r",
            1,
            "Williams' %R: how far the close lies below the highest high, 0 to -100 at the lowest low.",
            List.of(Parameter.whole("period", "Bars that the range spans", 1, 1000, 14)),
            List.of("williamsR"),
            values -> new WilliamsR(values.whole("period")));

    private final Channel channel;
    private final Cell close = part(new Cell());

    /** A range of {@code period} bars, at least 1. */
    public WilliamsR(int period) {
        super(period, 1);
        this.channel = part(new Channel(Periods.atLeast(1, period)));
    }

    @Override
    void take(Bar bar) {
        channel.add(bar);
        close.value = bar.close();
    }

    @Override
    double line(int line) {
        double height = channel.high() - channel.low();
        return height == 0 ? 0 : -100 * ((channel.high() - close.value) / height);
    }
}
