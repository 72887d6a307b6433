package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The stochastic of the relative strength index: {@code k} is where {@link Rsi} lies between its lowest (0) and its
 * highest (100) of the last {@code range} bars, {@code d} the simple average of k over {@code signal} bars; 0 where the
 * index has not moved (Tushar Chande and Stanley Kroll, "The New Technical Trader", 1994; TA-Lib's {@code STOCHRSI} with
 * simple averages). Warm-up: {@code period + range + signal - 1} bars. Two lines, 0 to 100: k, d.
 */
public final class StochRsi extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "stoch-rsi",
            1,
            "The stochastic of the relative strength index: where the index lies between its own lowest (0) and"
                    + " highest (100).",
            List.of(
                    Parameter.whole("period", "Changes that the index spans", 2, 1000, 14),
                    Parameter.whole("range", "Bars whose indices are compared", 1, 1000, 14),
                    Parameter.whole("signal", "Bars over which d averages k", 1, 100, 3)),
            List.of("k", "d"),
            values -> new StochRsi(values.whole("period"), values.whole("range"), values.whole("signal")));

    private final int ranged;
    private final int signal;
    private final Rsi rsi;
    private final Channel channel;
    private final Cell k = part(new Cell());
    private final RollingSum d;

    /** {@code period} is that of the index, at least 2; the others are at least 1. */
    public StochRsi(int period, int range, int signal) {
        super(period + range + signal - 1, 2);
        this.ranged = period + Periods.atLeast(1, range);
        this.signal = Periods.atLeast(1, signal);
        this.rsi = part(new Rsi(period));
        this.channel = part(new Channel(range));
        this.d = part(new RollingSum(signal));
    }

    @Override
    void take(Bar bar) {
        rsi.update(bar);
        if (rsi.ready()) {
            double strength = rsi.value(0);
            channel.add(strength, strength);
            k.value = 100 * channel.position(strength);
        }
        if (seen() >= ranged) {
            d.add(k.value);
        }
    }

    @Override
    double line(int line) {
        return line == 0 ? k.value : d.value() / signal;
    }
}
