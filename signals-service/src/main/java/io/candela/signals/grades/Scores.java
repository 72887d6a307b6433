package io.candela.signals.grades;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** The curves that turn measured values into scores. Each is monotone to the last bit, and stays within 0 to 100. */
final class Scores {
    private Scores() {}

    /**
     * 50 for 0, 75 for {@code half}, towards 100 for ever more; 25 for {@code -half}, towards 0 for ever less:
     * {@code 50 + 50 * x / (half + |x|)}.
     */
    static double rising(double x, double half) {
        return x >= 0 ? 100 - 50 * (half / (half + x)) : 50 * (half / (half - x));
    }

    /** 100 for 0, 50 for {@code half}, towards 0 for ever more: {@code 100 * half / (half + x)}, x at least 0. */
    static double falling(double x, double half) {
        return 100 * (half / (half + x));
    }

    static double value(Map<String, BigDecimal> measured, String name) {
        return Objects.requireNonNull(measured.get(name), name).doubleValue();
    }
}
