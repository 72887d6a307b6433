package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The slow stochastic: where the close lies between the lowest low (0) and the highest high (100) of the last
 * {@code period} bars; {@code k} is the simple average of that over {@code smoothing} bars, {@code d} the simple average
 * of k over {@code signal} bars; 0 where high and low are the same (George C. Lane; TA-Lib's {@code STOCH} with simple
 * averages). Warm-up: {@code period + smoothing + signal - 2} bars. Two lines, 0 to 100: k, d.
 */
public final class Stochastic extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "stochastic",
            1,
            "The slow stochastic: where the close lies between the lowest low (0) and the highest high (100), smoothed"
                    + " twice.",
            List.of(
                    Parameter.whole("period", "Bars that the range spans", 1, 1000, 14),
                    Parameter.whole("smoothing", "Bars over which k is smoothed", 1, 100, 3),
                    Parameter.whole("signal", "Bars over which d averages k", 1, 100, 3)),
            List.of("k", "d"),
            values -> new Stochastic(values.whole("period"), values.whole("smoothing"), values.whole("signal")));

    private final int period;
    private final int smoothing;
    private final int signal;
    private final Channel channel;
    private final RollingSum k;
    private final RollingSum d;

    /** All three are numbers of bars, at least 1. */
    public Stochastic(int period, int smoothing, int signal) {
        super(period + smoothing + signal - 2, 2);
        this.period = Periods.atLeast(1, period);
        this.smoothing = Periods.atLeast(1, smoothing);
        this.signal = Periods.atLeast(1, signal);
        this.channel = part(new Channel(period));
        this.k = part(new RollingSum(smoothing));
        this.d = part(new RollingSum(signal));
    }

    @Override
    void take(Bar bar) {
        channel.add(bar);
        if (seen() >= period) {
            k.add(100 * channel.position(bar.close()));
        }
        if (seen() >= period + smoothing - 1) {
            d.add(k.value() / smoothing);
        }
    }

    @Override
    double line(int line) {
        return line == 0 ? k.value() / smoothing : d.value() / signal;
    }
}
