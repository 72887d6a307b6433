package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Aroon: how recent the extremes of the last {@code period + 1} bars are. {@code up = 100 * (period - age) / period}, where
 * age is the number of bars since the highest high, the latest of several; {@code down} the same for the lowest low;
 * {@code oscillator = up - down} (Tushar Chande, Technical Analysis of Stocks and Commodities, September 1995; TA-Lib's
 * {@code AROON} and {@code AROONOSC}). Warm-up: {@code period + 1} bars. Three lines: up and down, 0 to 100, and oscillator,
 * -100 to 100.
 */
public final class Aroon extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "aroon",
            1,
            "Aroon: how recent the highest high and the lowest low are, 0 to 100, and the difference of the two.",
            List.of(Parameter.whole("period", "Bars to look back", 1, 1000, 25)),
            List.of("up", "down", "oscillator"),
            values -> new Aroon(values.whole("period")));

    private final int period;
    private final Channel channel;

    /** Looks {@code period} bars back, at least 1. */
    public Aroon(int period) {
        super(period + 1, 3);
        this.period = Periods.atLeast(1, period);
        this.channel = part(new Channel(period + 1));
    }

    @Override
    void take(Bar bar) {
        channel.add(bar);
    }

    @Override
    double line(int line) {
        return switch (line) {
            case 0 -> recency(channel.sinceHigh());
            case 1 -> recency(channel.sinceLow());
            default -> recency(channel.sinceHigh()) - recency(channel.sinceLow());
        };
    }

    private double recency(int age) {
        return 100.0 * (period - age) / period;
    }
}
