package io.candela.signals.grades;

import io.candela.contracts.Candle;
import io.candela.contracts.Grade;
import io.candela.contracts.Grade.Horizon;
import io.candela.contracts.Grade.Input;
import io.candela.signals.indicators.Estimates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the grade of an instrument from what the windows of both outlooks amount to. What is measured is rounded to 12
 * significant digits, each component's score to 2 decimal places, and a grade is the weighted mean of its components,
 * rounded to 2 places as well; always half to even. Each step starts from the rounded values of the one before, so the
 * inputs that a grade carries give the same digits again.
 */
final class Grading {
    static final String METHODOLOGY = "grade-1";

    private static final int PLACES = 2;
    /** A grade is current until its successor is an hour late. */
    private static final Duration CURRENT = Outlook.TRADER.interval().length().multipliedBy(2);

    private static final List<Component> COMPONENTS =
            List.of(new Trend(), new Momentum(), new Risk(), new Liquidity(), new Quality());

    private Grading() {}

    /** What is to be known of a window that is {@link Window#ready ready}. */
    static Measured measure(Window window) {
        return new Measured(
                window.closeTime(),
                COMPONENTS.stream().map(component -> input(component, window)).toList());
    }

    /** The grade of what was measured, once {@code newest} is a part of it. */
    static Grade grade(Measured trader, Measured investor, Candle newest) {
        List<Input> inputs = Stream.of(trader, investor)
                .flatMap(measured -> measured.inputs().stream())
                .toList();
        SortedMap<String, BigDecimal> components = components(inputs);
        Instant asOf = trader.closeTime().isAfter(investor.closeTime()) ? trader.closeTime() : investor.closeTime();
        return new Grade(
                newest.environment(),
                newest.instrument(),
                mean(Horizon.TRADER, inputs, components),
                mean(Horizon.INVESTOR, inputs, components),
                components,
                METHODOLOGY,
                asOf,
                newest.knownAt(),
                asOf.plus(CURRENT),
                inputs);
    }

    private static Input input(Component component, Window window) {
        Horizon horizon = window.outlook().horizon();
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        component.measure(window).forEach((name, value) -> values.put(name, Estimates.decimal(value)));
        return new Input(key(component, horizon), horizon, component.weight(horizon), values);
    }

    /** The scores, by name, of what {@code inputs} hold. */
    static SortedMap<String, BigDecimal> components(List<Input> inputs) {
        SortedMap<String, BigDecimal> scores = new TreeMap<>();
        for (Input input : inputs) {
            double score = component(input).score(input.horizon(), input.values());
            scores.put(input.component(), new BigDecimal(score).setScale(PLACES, RoundingMode.HALF_EVEN));
        }
        return scores;
    }

    /** The weighted mean of the components of one horizon. */
    static BigDecimal mean(Horizon horizon, List<Input> inputs, SortedMap<String, BigDecimal> components) {
        return inputs.stream()
                .filter(input -> input.horizon() == horizon)
                .map(input -> Objects.requireNonNull(components.get(input.component()))
                        .multiply(input.weight()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(PLACES, RoundingMode.HALF_EVEN);
    }

    private static Component component(Input input) {
        return COMPONENTS.stream()
                .filter(component -> key(component, input.horizon()).equals(input.component()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(METHODOLOGY + " has no " + input.component()));
    }

    /** Such as {@code traderTrend}. */
    private static String key(Component component, Horizon horizon) {
        String name = component.name();
        return horizon.name().toLowerCase(Locale.ROOT) + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
