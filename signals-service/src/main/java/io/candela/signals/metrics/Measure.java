package io.candela.signals.metrics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Everything that is measured of one curve; the formulas stand with the methods that are named here. */
public enum Measure {
    TOTAL_RETURN("totalReturn", "Gain over the whole range as a share of its start", Curve::totalReturn),
    CAGR("cagr", "Compound annual growth rate", Curve::growthRate),
    VOLATILITY(
            "volatility",
            "Standard deviation of the returns in a year",
            curve -> curve.returns().volatility()),
    SHARPE(
            "sharpe",
            "Mean over standard deviation of the returns, in a year",
            curve -> curve.returns().sharpe()),
    SORTINO(
            "sortino",
            "Mean over downside deviation of the returns, in a year",
            curve -> curve.returns().sortino()),
    /** T. W. Young, "Calmar Ratio: A Smoother Tool", 1991; here over the whole range, not the last 36 months. */
    CALMAR(
            "calmar",
            "CAGR over the maximum drawdown",
            curve -> ratio(curve.growthRate(), curve.drawdown().deepest())),
    MAX_DRAWDOWN(
            "maxDrawdown",
            "Deepest fall from a peak as a share of the peak",
            curve -> curve.drawdown().deepest()),
    MAX_DRAWDOWN_DURATION(
            "maxDrawdownDuration",
            "Most periods from a peak until it was reached again, or until the end",
            curve -> curve.drawdown().longest()),
    VALUE_AT_RISK(
            "valueAtRisk95",
            "Loss that one period in twenty exceeded",
            curve -> curve.returns().valueAtRisk(Measure.CONFIDENCE)),
    CONDITIONAL_VALUE_AT_RISK(
            "conditionalValueAtRisk95",
            "Mean loss of the worst twentieth of the periods",
            curve -> curve.returns().conditionalValueAtRisk(Measure.CONFIDENCE)),
    CORNISH_FISHER_VALUE_AT_RISK(
            "cornishFisherValueAtRisk95",
            "Value at risk (95 %) of a normal distribution bent to the returns' skew and kurtosis",
            curve -> curve.returns().cornishFisherValueAtRisk(Measure.CONFIDENCE)),
    CORNISH_FISHER_CONDITIONAL_VALUE_AT_RISK(
            "cornishFisherConditionalValueAtRisk95",
            "Mean loss beyond that",
            curve -> curve.returns().cornishFisherConditionalValueAtRisk(Measure.CONFIDENCE)),
    SKEW("skew", "Skewness of the returns", curve -> curve.returns().skew()),
    KURTOSIS(
            "kurtosis",
            "Kurtosis of the returns in excess of the normal distribution's",
            curve -> curve.returns().kurtosis()),
    TAIL_RATIO(
            "tailRatio",
            "95 % quantile of the returns over the distance of the 5 % quantile from 0",
            curve -> curve.returns().tailRatio()),
    PROFIT_FACTOR(
            "profitFactor",
            "Sum of the gains over the sum of the losses",
            curve -> curve.returns().profitFactor());

    private static final double CONFIDENCE = 0.95;

    private final String label;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // A function of nothing but the curve.
    private final ToDoubleFunction<Curve> formula;

    Measure(String label, String description, ToDoubleFunction<Curve> formula) {
        this.label = label;
        this.description = description;
        this.formula = formula;
    }

    /** The name in JSON. */
    public String label() {
        return label;
    }

    /** A few words for people. */
    public String description() {
        return description;
    }

    /** The number for {@code curve}; NaN where it has none. */
    public double of(Curve curve) {
        return formula.applyAsDouble(curve);
    }

    /** All numbers for {@code curve}, in the order in which they stand here. */
    public static Map<Measure, Double> all(Curve curve) {
        Map<Measure, Double> all = new EnumMap<>(Measure.class);
        for (Measure measure : values()) {
            all.put(measure, measure.of(curve));
        }
        return Collections.unmodifiableMap(all);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
