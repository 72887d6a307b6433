package io.candela.signals.grades;

import io.candela.contracts.Grade.Horizon;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much the grade is founded on: {@code candles} that there are out of {@code expected} ones, be it that the market
 * has not been watched for long enough, that the watch was broken, or that nobody traded. The score is
 * {@code 100 * candles / expected}.
 */
final class Quality implements Component {
    private static final String CANDLES = "candles";
    private static final String EXPECTED = "expected";

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public BigDecimal weight(Horizon horizon) {
        return new BigDecimal("0.1");
    }

    @Override
    public SortedMap<String, Double> measure(Window window) {
        return new TreeMap<>(Map.of(CANDLES, (double) window.bars().size(), EXPECTED, (double)
                window.outlook().candles()));
    }

    @Override
    public double score(Horizon horizon, Map<String, BigDecimal> measured) {
        return 100 * (Scores.value(measured, CANDLES) / Scores.value(measured, EXPECTED));
    }
}
