package io.candela.signals.indicators;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Invented bars. */
public final class Bars {
    private Bars() {}

    /** A bar of which only the close counts. */
    public static Bar closingAt(double close) {
        return new Bar(close, close, close, close, 1);
    }

    /**
     * Walks of up to 400 bars from 1,000, each up to 5 % up or down from the last, with shadows of up to 2 % and volumes
     * of up to 1,000; where nothing moves, bars without height, change or volume.
     */
    public static Arbitrary<List<Bar>> walks() {
        Arbitrary<Double> moves = Arbitraries.doubles().between(-0.05, 0.05).ofScale(6);
        Arbitrary<Double> shadows = Arbitraries.doubles().between(0, 0.02).ofScale(6);
        Arbitrary<Double> volumes = Arbitraries.doubles().between(0, 1000).ofScale(6);
        return Combinators.combine(moves, shadows, shadows, volumes)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(400)
                .map(Bars::walk);
    }

    private static List<Bar> walk(List<Step> steps) {
        List<Bar> bars = new ArrayList<>();
        double price = 1000;
        for (Step step : steps) {
            Bar bar = step.from(price);
            bars.add(bar);
            price = bar.close();
        }
        return bars;
    }

    private record Step(double move, double upperShadow, double lowerShadow, double volume) {
        Bar from(double open) {
            double close = open * (1 + move);
            return new Bar(
                    open,
                    Math.max(open, close) * (1 + upperShadow),
                    Math.min(open, close) * (1 - lowerShadow),
                    close,
                    volume);
        }
    }
}
