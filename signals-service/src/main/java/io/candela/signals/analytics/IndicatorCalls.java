package io.candela.signals.analytics;

import io.candela.platform.problem.Unacceptable;
import io.candela.signals.analytics.IndicatorCall.InvalidValue;
import io.candela.signals.indicators.IndicatorType;
import io.candela.signals.indicators.Indicators;
import io.candela.signals.parameters.Parameter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Several indicators that are asked for at once, each once, in the order in which they stand in the request. */
record IndicatorCalls(List<IndicatorCall> all) {
    static final int MOST = 10;

    private static final Pattern CALL = Pattern.compile("([a-z0-9-]{1,64})(?:[(]([0-9.,]{1,200})[)])?(?:,(?=.)|$)");

    /**
     * The calls that {@code text} writes: names with their values in parentheses, in the order of the parameters, where
     * the last ones may be left out; all separated by commas, as in {@code rsi(14),macd,bollinger(20,2.5)}.
     */
    static IndicatorCalls parse(String text) {
        Set<IndicatorCall> calls = new LinkedHashSet<>();
        Matcher matcher = CALL.matcher(text);
        for (int at = 0; at < text.length() || calls.isEmpty(); at = matcher.end()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw new Unacceptable(
                        "'%s' is no indicator: write rsi(14), and a comma between two".formatted(text.substring(at)));
            }
            calls.add(call(matcher.group(1), matcher.group(2)));
            if (calls.size() > MOST) {
                throw new Unacceptable("at most %d indicators are computed at once".formatted(MOST));
            }
        }
        return new IndicatorCalls(List.copyOf(calls));
    }

    private static IndicatorCall call(String name, @Nullable String values) {
        IndicatorType type = Indicators.named(name)
                .orElseThrow(() -> new Unacceptable(
                        "there is no indicator '%s'".formatted(name),
                        Indicators.all().stream().map(IndicatorType::name).toList()));
        List<String> texts = values == null ? List.of() : List.of(values.split(",", -1));
        if (texts.size() > type.parameters().size()) {
            throw new Unacceptable("%s has %d parameters, not %d"
                    .formatted(name, type.parameters().size(), texts.size()));
        }
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            Parameter parameter = type.parameters().get(i);
            byName.put(parameter.name(), texts.get(i));
        }
        try {
            return IndicatorCall.of(type, byName);
        } catch (InvalidValue invalid) {
            throw new Unacceptable("%s of %s %s".formatted(invalid.parameter(), name, invalid.reason()));
        }
    }

    /** Reads them in requests. */
    @Component
    static final class InRequests implements Converter<String, IndicatorCalls> {
        @Override
        public IndicatorCalls convert(String text) {
            return parse(text);
        }
    }
}
