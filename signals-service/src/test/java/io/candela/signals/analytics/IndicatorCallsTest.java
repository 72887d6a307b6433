package io.candela.signals.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.platform.problem.Unacceptable;
import io.candela.signals.analytics.IndicatorCall.InvalidValue;
import io.candela.signals.indicators.IndicatorType;
import io.candela.signals.indicators.Indicators;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorCallsTest {
    @Test
    void whatIsLeftOutIsStandardAndEachCallStandsOnce() {
        assertThat(labels("rsi(21),macd,bollinger(30,2.50),macd(12,26),obv,rsi(21)"))
                .containsExactly("rsi(21)", "macd(12,26,9)", "bollinger(30,2.5)", "obv");
    }

    @Test
    void theLabelOfACallIsReadAsTheSameCall() {
        for (IndicatorType type : Indicators.all()) {
            IndicatorCall call = IndicatorCall.of(type, Map.of());
            assertThat(IndicatorCalls.parse(call.label()).all()).containsExactly(call);
        }
    }

    @Test
    void wholeNumbersAreNumbersInJsonAndOthersAreStrings() {
        IndicatorCall call = IndicatorCalls.parse("bollinger(20,2)").all().getFirst();
        assertThat(call.json()).isEqualTo(Map.of("period", 20, "width", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "rsi,",
                "rsi(14",
                "rsi(14))",
                "rsi()",
                "rsi(14) ",
                "RSI",
                "no-such",
                "rsi(14,3)",
                "rsi(1)",
                "rsi(1001)",
                "rsi(14.5)",
                "rsi(,)",
                "rsi(1..4)",
                "macd(26,12)",
                "obv(1)",
                "parabolic-sar(0.5,0.2)"
            })
    void whatCannotBeReadOrComputedIsRefused(String text) {
        assertThatThrownBy(() -> IndicatorCalls.parse(text)).isInstanceOf(Unacceptable.class);
    }

    @Test
    void moreThanTenAtOnceAreRefused() {
        String ten = periods(10).collect(Collectors.joining(","));
        assertThat(IndicatorCalls.parse(ten).all()).hasSize(10);
        String eleven = periods(11).collect(Collectors.joining(","));
        assertThatThrownBy(() -> IndicatorCalls.parse(eleven)).isInstanceOf(Unacceptable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "macd, fast, 26, fast",
        "macd, slow, 1001, slow",
        "kama, slow, 2, fast",
        "bollinger, width, wide, width",
        "bollinger, width, 1e1, width",
        "bollinger, width, 0.05, width",
        "rsi, period, '', period"
    })
    void aValueThatCannotBeTakenIsNamed(String name, String parameter, String value, String named) {
        IndicatorType type = Indicators.named(name).orElseThrow();
        assertThatThrownBy(() -> IndicatorCall.of(type, Map.of(parameter, value)))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo(named));
    }

    private static List<String> labels(String text) {
        return IndicatorCalls.parse(text).all().stream()
                .map(IndicatorCall::label)
                .toList();
    }

    private static Stream<String> periods(int count) {
        return Stream.iterate(2, period -> period + 1).limit(count).map("sma(%d)"::formatted);
    }
}
