package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The classic pivot points of floor traders: from the highest high {@code h}, the lowest low {@code l} and the last close
 * {@code c} of the last {@code period} bars, {@code pivot = (h + l + c) / 3}, {@code r1 = 2 * pivot - l},
 * {@code s1 = 2 * pivot - h}, {@code r2 = pivot + (h - l)}, {@code s2 = pivot - (h - l)}, {@code r3 = h + 2 * (pivot - l)},
 * {@code s3 = l - 2 * (h - pivot)}; they are meant for the bars to come. Warm-up: {@code period} bars. Seven lines in units
 * of the price: pivot, r1, s1, r2, s2, r3, s3.
 */
public final class PivotPoints extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "pivot-points",
            1,
            "The classic pivot points of the last bars: a pivot, three resistances above it and three supports below.",
            List.of(Parameter.whole("period", "Bars that the points are made from", 1, 1000, 1)),
            List.of("pivot", "r1", "s1", "r2", "s2", "r3", "s3"),
            values -> new PivotPoints(values.whole("period")));

    private final Channel channel;
    private final Cell close = part(new Cell());

    /** Points from {@code period} bars, at least 1. */
    public PivotPoints(int period) {
        super(period, 7);
        this.channel = part(new Channel(Periods.atLeast(1, period)));
    }

    @Override
    void take(Bar bar) {
        channel.add(bar);
        close.value = bar.close();
    }

    @Override
    double line(int line) {
        double high = channel.high();
        double low = channel.low();
        double pivot = (high + low + close.value) / 3;
        return switch (line) {
            case 0 -> pivot;
            case 1 -> 2 * pivot - low;
            case 2 -> 2 * pivot - high;
            case 3 -> pivot + (high - low);
            case 4 -> pivot - (high - low);
            case 5 -> high + 2 * (pivot - low);
            default -> low - 2 * (high - pivot);
        };
    }
}
