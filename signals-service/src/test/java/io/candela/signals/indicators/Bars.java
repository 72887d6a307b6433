package io.candela.signals.indicators;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Invented bars. */
public final class Bars {
    private Bars() {}

    /** A bar of which only the close counts. */
    public static Bar closingAt(double close) {
        return new Bar(close, close, close, close, 1);
    }

    /** Walks of up to 400 bars from 1,000, each up to 5 % up or down from the last. */
    public static Arbitrary<List<Bar>> walks() {
        return Arbitraries.doubles()
                .between(-0.05, 0.05)
                .ofScale(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(400)
                .map(Bars::walk);
    }

    private static List<Bar> walk(List<Double> steps) {
        List<Bar> bars = new ArrayList<>();
        double price = 1000;
        for (double step : steps) {
            price *= 1 + step;
            bars.add(closingAt(price));
        }
        return bars;
    }
}
