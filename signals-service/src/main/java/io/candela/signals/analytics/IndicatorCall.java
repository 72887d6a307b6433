package io.candela.signals.analytics;

import io.candela.signals.indicators.Indicator;
import io.candela.signals.indicators.IndicatorType;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** An indicator with the values that it is asked for with. */
record IndicatorCall(IndicatorType type, Values values) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}([.][0-9]{1,12})?");

    /**
     * A call with values as they stand in a request, each by the name of its parameter; where one is missing the standard
     * value is taken. Throws {@link InvalidValue} for one that cannot be taken.
     */
    static IndicatorCall of(IndicatorType type, Map<String, String> texts) {
        Map<String, BigDecimal> given = new LinkedHashMap<>();
        for (Parameter parameter : type.parameters()) {
            String text = texts.get(parameter.name());
            if (text != null) {
                given.put(parameter.name(), number(parameter, text));
            }
        }
        try {
            IndicatorCall call = new IndicatorCall(type, Values.of(type.parameters(), given));
            call.begin();
            return call;
        } catch (IllegalArgumentException refused) {
            // Such messages begin with the name of the parameter.
            String message = String.valueOf(refused.getMessage());
            int end = message.indexOf(' ');
            throw new InvalidValue(message.substring(0, end), message.substring(end + 1));
        }
    }

    private static BigDecimal number(Parameter parameter, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidValue(parameter.name(), "must be a number, not '%s'".formatted(text));
        }
        return new BigDecimal(text);
    }

    /** An indicator that has seen no bar. */
    Indicator begin() {
        return type.begin(values);
    }

    /** The name with all values in the order of the parameters, such as {@code macd(12,26,9)}. */
    String label() {
        StringJoiner label = new StringJoiner(",", type.name() + "(", ")").setEmptyValue(type.name());
        type.parameters().forEach(parameter -> label.add(value(parameter).toPlainString()));
        return label.toString();
    }

    /** The values as JSON has them, by name, in the order of the parameters. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        type.parameters().forEach(parameter -> json.put(parameter.name(), parameter.json(value(parameter))));
        return json;
    }

    private BigDecimal value(Parameter parameter) {
        return Objects.requireNonNull(values.asMap().get(parameter.name()));
    }

    /** A value that its parameter may not have. */
    static final class InvalidValue extends IllegalArgumentException {
        private final String parameter;

        InvalidValue(String parameter, String reason) {
            super(reason);
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
