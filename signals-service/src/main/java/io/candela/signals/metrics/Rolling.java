package io.candela.signals.metrics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Measures over a window that moves along a curve: each tells of the {@code window} returns up to its own time. */
public final class Rolling {
    private Rolling() {}

    /** One number for each value of {@code curve}; NaN for the first {@code window}. */
    public static double[] of(Curve curve, int window, ToDoubleFunction<Curve> measure) {
        return along(curve.size(), window, start -> measure.applyAsDouble(curve.part(start, window)));
    }

    /** The same for a measure of two curves, such as {@link Returns#beta}, one beside the other. */
    public static double[] of(
            Returns returns, Returns benchmark, int window, ToDoubleBiFunction<Returns, Returns> measure) {
        if (returns.size() != benchmark.size()) {
            throw new IllegalArgumentException(
                    "%d returns are compared with %d".formatted(returns.size(), benchmark.size()));
        }
        return along(
                returns.size() + 1,
                window,
                start -> measure.applyAsDouble(returns.part(start, window), benchmark.part(start, window)));
    }

    private static double[] along(int size, int window, IntToDoubleFunction measure) {
        if (window < 1) {
            throw new IllegalArgumentException("A window has at least 1 return, not " + window);
        }
        double[] numbers = new double[size];
        Arrays.fill(numbers, 0, Math.min(window, size), Double.NaN);
        for (int i = window; i < size; i++) {
            numbers[i] = measure.applyAsDouble(i - window);
        }
        return numbers;
    }
}
