package io.candela.signals.backtests.jobs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.candela.contracts.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a parameter is tried with: written as one number, as a list, or as a range; kept as the list that it stands for.
 * Numbers may be written as decimal strings.
 */
record ParameterValues(List<BigDecimal> values) {
    /** More than may be tried in all. */
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}([.][0-9]{1,18})?");

    ParameterValues {
        values = List.copyOf(values);
    }

    /** Whole numbers as numbers, all others as decimal strings. */
    @JsonValue
    List<Object> written() {
        return values.stream()
                .map(Decimals::canonical)
                .map(value -> value.scale() <= 0 ? (Object) value.longValueExact() : value)
                .toList();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ParameterValues of(JsonNode written) {
        return new ParameterValues(
                switch (written.getNodeType()) {
                    case ARRAY ->
                        written.valueStream().map(ParameterValues::number).toList();
                    case OBJECT -> range(written);
                    default -> List.of(number(written));
                });
    }

    private static List<BigDecimal> range(JsonNode written) {
        if (written.size() != 3) {
            throw new IllegalArgumentException("A range has from, to and step");
        }
        BigDecimal from = number(written.path("from"));
        BigDecimal to = number(written.path("to"));
        BigDecimal step = number(written.path("step"));
        if (step.signum() <= 0 || from.compareTo(to) > 0) {
            throw new IllegalArgumentException("A range begins at its lower end and has a step above 0");
        }
        BigDecimal steps = to.subtract(from).divideToIntegralValue(step);
        if (steps.compareTo(MOST) >= 0) {
            throw new IllegalArgumentException("A range has at most %s values".formatted(MOST));
        }
        return Stream.iterate(from, value -> value.add(step))
                .limit(steps.longValueExact() + 1)
                .toList();
    }

    private static BigDecimal number(JsonNode written) {
        if (!(written.isNumber() || written.isString())
                || !NUMBER.matcher(written.asString()).matches()) {
            throw new IllegalArgumentException("This is no number");
        }
        return new BigDecimal(written.asString());
    }
}
