package io.candela.signals.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Estimates;
import io.candela.signals.indicators.Indicators;
import io.candela.signals.indicators.Macd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Columns CANDLES = Candles.walk(new Instrument("BTC-USD"), Interval.H1, 6000, 1);

    @Test
    void itsRowsHaveTheDigitsOfTheIndicatorsFromTheTimeOn() {
        List<IndicatorCall> calls = IndicatorCalls.parse("macd,sma(5)").all();
        List<Reading.Row> rows = new Reading(calls).rows(CANDLES, CANDLES.openTime(5000));
        assertThat(rows).hasSize(1000);
        Macd macd = new Macd(12, 26, 9);
        for (int i = 0; i < CANDLES.size(); i++) {
            macd.update(CANDLES.bar(i));
            if (i >= 5000) {
                Reading.Row row = rows.get(i - 5000);
                assertThat(row.openTime()).isEqualTo(CANDLES.openTime(i));
                assertThat(row.values()).containsOnlyKeys("macd(12,26,9)", "sma(5)");
                assertThat(row.values().get("macd(12,26,9)"))
                        .isEqualTo(Map.of(
                                "macd", Estimates.decimal(macd.value(0)),
                                "signal", Estimates.decimal(macd.value(1)),
                                "histogram", Estimates.decimal(macd.value(2))));
            }
        }
    }

    @Test
    void beforeAnIndicatorIsReadyItIsAbsentAndARowWithoutAnyIsToo() {
        List<IndicatorCall> calls = IndicatorCalls.parse("sma(3),sma(5)").all();
        List<Reading.Row> rows = new Reading(calls).rows(CANDLES, Instant.EPOCH);
        assertThat(rows).hasSize(CANDLES.size() - 2);
        assertThat(rows.getFirst().openTime()).isEqualTo(CANDLES.openTime(2));
        assertThat(rows.get(1).values()).containsOnlyKeys("sma(3)");
        assertThat(rows.get(2).values()).containsOnlyKeys("sma(3)", "sma(5)");
    }

    /** But for on-balance volume, whose level is that of its beginning. */
    @Test
    void theDigitsDoNotDependOnWhereTheRunInBegins() {
        List<IndicatorCall> calls = Indicators.all().stream()
                .filter(type -> !type.name().equals("obv"))
                .map(type -> IndicatorCall.of(type, Map.of()))
                .toList();
        Instant from = CANDLES.openTime(5500);
        int runIn = Reading.runIn(calls);
        Columns recent = Candles.from(CANDLES, 5500 - runIn);
        List<Reading.Row> all = new Reading(calls).rows(CANDLES, from);
        List<Reading.Row> some = new Reading(calls).rows(recent, from);
        int differing = 0;
        for (int i = 0; i < all.size(); i++) {
            for (IndicatorCall call : calls) {
                Map<String, BigDecimal> values = all.get(i).values().get(call.label());
                differing += Objects.equals(values, some.get(i).values().get(call.label())) ? 0 : 1;
            }
        }
        // A last digit may fall to the other side where the thirteenth is a five.
        assertThat((double) differing / (all.size() * calls.size())).isLessThan(0.001);
    }

    @Test
    void theRunInIsThirtyWarmUpsWithinItsBounds() {
        assertThat(Stream.of("sma(2)", "ema(200)", "tema(1000)", "sma(2),ema(200)")
                        .map(calls -> Reading.runIn(IndicatorCalls.parse(calls).all())))
                .containsExactly(2_000, 6_000, 20_000, 6_000);
    }
}
