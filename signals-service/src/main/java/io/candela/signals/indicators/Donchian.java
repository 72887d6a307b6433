package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Donchian channels: {@code upper} is the highest high and {@code lower} the lowest low of the last {@code period} bars,
 * the newest included, {@code middle} the mean of the two (Richard Donchian; TA-Lib's {@code MAX} and {@code MIN} of highs
 * and lows). Warm-up: {@code period} bars. Three lines in units of the price: middle, upper, lower.
 */
public final class Donchian extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "donchian",
            1,
            "Donchian channels: the highest high, the lowest low, and the middle between them.",
            List.of(Parameter.whole("period", "Bars that the channel spans", 1, 1000, 20)),
            List.of("middle", "upper", "lower"),
            values -> new Donchian(values.whole("period")));

    private final Channel channel;

    /** Channels over {@code period} bars, at least 1. */
    public Donchian(int period) {
        super(period, 3);
        this.channel = part(new Channel(Periods.atLeast(1, period)));
    }

    @Override
    void take(Bar bar) {
        channel.add(bar);
    }

    @Override
    double line(int line) {
        return switch (line) {
            case 0 -> channel.middle();
            case 1 -> channel.high();
            default -> channel.low();
        };
    }
}
