package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * SuperTrend: a band {@code width} average true ranges over {@code period} bars below the middle of the bars in a rising
 * trend, and as far above it in a falling one. The lower band only rises, and the upper one only falls, until a close
 * passes it; the trend turns when the close passes the band that it follows. It begins as falling (Olivier Seban; in the
 * form of TradingView's {@code ta.supertrend}). Warm-up: {@code period + 1} bars. Two lines: band, in units of the price,
 * and direction, 1 for a rising and -1 for a falling trend.
 */
public final class SuperTrend extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "supertrend",
            1,
            "SuperTrend: a band that follows a trend some average true ranges away, and the direction of the trend, 1"
                    + " or -1.",
            List.of(
                    Parameter.whole("period", "Ranges that the average true range spans", 1, 1000, 10),
                    Parameter.decimal("width", "Average true ranges from the price to the band", "0.1", "10", "3")),
            List.of("band", "direction"),
            values -> new SuperTrend(values.whole("period"), values.decimal("width")));

    private final double width;
    private final Atr range;
    private final Cell close = part(new Cell());
    private final Cell upper = part(new Cell());
    private final Cell lower = part(new Cell());
    private final Cell direction = part(new Cell());

    /** A band over {@code period} bars, at least 1. */
    public SuperTrend(int period, double width) {
        super(period + 1, 2);
        this.width = width;
        this.range = part(new Atr(period));
    }

    @Override
    void take(Bar bar) {
        range.update(bar);
        if (range.ready()) {
            double middle = (bar.high() + bar.low()) / 2;
            double distance = width * range.value(0);
            follow(middle - distance, middle + distance);
            turn(bar.close());
        }
        close.value = bar.close();
    }

    private void follow(double below, double above) {
        boolean first = direction.value == 0;
        if (first || below > lower.value || close.value < lower.value) {
            lower.value = below;
        }
        if (first || above < upper.value || close.value > upper.value) {
            upper.value = above;
        }
    }

    private void turn(double newest) {
        if (direction.value > 0) {
            direction.value = newest < lower.value ? -1 : 1;
        } else {
            direction.value = direction.value < 0 && newest > upper.value ? 1 : -1;
        }
    }

    @Override
    double line(int line) {
        if (line == 1) {
            return direction.value;
        }
        return direction.value > 0 ? lower.value : upper.value;
    }
}
