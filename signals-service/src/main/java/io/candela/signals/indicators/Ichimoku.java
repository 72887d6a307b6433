package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Ichimoku kinko hyo, of middles between the highest high and the lowest low: {@code conversion}, {@code base} and
 * {@code leadB} are those of three numbers of bars, and {@code leadA} is the mean of the first two. Charts draw the two
 * leads {@code displacement} bars ahead: the cloud over the newest bar, {@code cloudA} and {@code cloudB}, is the leads of
 * {@code displacement} bars before. The lagging line, which charts draw as many bars back, is the close itself (Goichi
 * Hosoda, "Ichimoku Kinko Hyo", 1969). Warm-up: the longest of the three, plus {@code displacement} bars. Six lines in
 * units of the price: conversion, base, cloudA, cloudB, leadA, leadB.
 */
public final class Ichimoku extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "ichimoku",
            1,
            "Ichimoku kinko hyo: conversion and base line, the cloud over the newest bar, and the leads that become"
                    + " the cloud later.",
            List.of(
                    Parameter.whole("conversion", "Bars that the conversion line spans", 1, 500, 9),
                    Parameter.whole("base", "Bars that the base line spans", 1, 500, 26),
                    Parameter.whole("span", "Bars that the second lead spans", 1, 1000, 52),
                    Parameter.whole("displacement", "Bars after which the leads become the cloud", 1, 500, 26)),
            List.of("conversion", "base", "cloudA", "cloudB", "leadA", "leadB"),
            values -> new Ichimoku(
                    values.whole("conversion"),
                    values.whole("base"),
                    values.whole("span"),
                    values.whole("displacement")));

    private final Channel conversion;
    private final Channel base;
    private final Channel span;
    private final Window leadsA;
    private final Window leadsB;
    private final Cell cloudA = part(new Cell());
    private final Cell cloudB = part(new Cell());

    /** All four are numbers of bars, at least 1. */
    public Ichimoku(int conversion, int base, int span, int displacement) {
        int longest = Math.max(conversion, Math.max(base, span));
        super(longest + displacement, 6);
        this.conversion = part(new Channel(Periods.atLeast(1, conversion)));
        this.base = part(new Channel(Periods.atLeast(1, base)));
        this.span = part(new Channel(Periods.atLeast(1, span)));
        this.leadsA = part(new Window(Periods.atLeast(1, displacement)));
        this.leadsB = part(new Window(displacement));
    }

    @Override
    void take(Bar bar) {
        conversion.add(bar);
        base.add(bar);
        span.add(bar);
        cloudA.value = leadsA.push(leadA());
        cloudB.value = leadsB.push(span.middle());
    }

    private double leadA() {
        return (conversion.middle() + base.middle()) / 2;
    }

    @Override
    double line(int line) {
        return switch (line) {
            case 0 -> conversion.middle();
            case 1 -> base.middle();
            case 2 -> cloudA.value;
            case 3 -> cloudB.value;
            case 4 -> leadA();
            default -> span.middle();
        };
    }
}
