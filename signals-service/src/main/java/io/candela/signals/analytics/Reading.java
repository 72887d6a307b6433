package io.candela.signals.analytics;

import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Estimates;
import io.candela.signals.indicators.Indicator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the values of indicators off candles. */
final class Reading {
    private static final int SHORTEST_RUN_IN = 2_000;
    private static final int LONGEST_RUN_IN = 20_000;
    private static final int WARM_UPS = 30;

    private final List<IndicatorCall> calls;
    private final List<Indicator> indicators;

    Reading(List<IndicatorCall> calls) {
        this.calls = calls;
        this.indicators = calls.stream().map(IndicatorCall::begin).toList();
    }

    /**
     * How many candles before the first that is shown are taken. An average that never forgets has forgotten all but the
     * thirteenth digit after 30 warm-ups, even Wilder's, so that the digits do not depend on where a range begins.
     */
    static int runIn(List<IndicatorCall> calls) {
        int warmUp =
                calls.stream().mapToInt(call -> call.begin().warmUp()).max().orElseThrow();
        return Math.clamp((long) WARM_UPS * warmUp, SHORTEST_RUN_IN, LONGEST_RUN_IN);
    }

    /** The values after each of {@code candles} that opens at {@code from} or later and finds an indicator ready. */
    List<Row> rows(Columns candles, Instant from) {
        List<Row> rows = new ArrayList<>();
        int first = candles.indexAt(from);
        for (int i = 0; i < candles.size(); i++) {
            Bar bar = candles.bar(i);
            indicators.forEach(indicator -> indicator.update(bar));
            if (i >= first && indicators.stream().anyMatch(Indicator::ready)) {
                rows.add(new Row(candles.openTime(i), values()));
            }
        }
        return rows;
    }

    private Map<String, Map<String, BigDecimal>> values() {
        Map<String, Map<String, BigDecimal>> values = new LinkedHashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            Indicator indicator = indicators.get(i);
            if (indicator.ready()) {
                values.put(calls.get(i).label(), lines(calls.get(i).type().lines(), indicator));
            }
        }
        return values;
    }

    private static Map<String, BigDecimal> lines(List<String> names, Indicator indicator) {
        Map<String, BigDecimal> lines = new LinkedHashMap<>();
        for (int line = 0; line < names.size(); line++) {
            lines.put(names.get(line), Estimates.decimal(indicator.value(line)));
        }
        return lines;
    }

    /**
     * The values after one candle.
     *
     * @param values by the label of the call, then by the name of the line; without the indicators that are not ready
     */
    record Row(Instant openTime, Map<String, Map<String, BigDecimal>> values) {}
}
