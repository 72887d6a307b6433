package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.math.BigDecimal;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What every indicator of the list keeps to, with its standard and with its least parameters. */
class IndicatorContractTest {
    @Provide
    Arbitrary<List<Bar>> walks() {
        return Bars.walks();
    }

    @Example
    void theListHasEveryIndicatorOnceAndDescribesIt() {
        assertThat(Indicators.all()).hasSize(32).allSatisfy(type -> {
            assertThat(type.name()).matches("[a-z][a-z0-9-]{0,63}");
            assertThat(Indicators.named(type.name())).contains(type);
            assertThat(type.version()).isPositive();
            assertThat(type.description()).endsWith(".");
            assertThat(type.parameters())
                    .extracting(Parameter::name)
                    .doesNotHaveDuplicates()
                    .doesNotContain("interval", "from", "to", "limit", "cursor", "include");
            assertThat(type.parameters())
                    .allSatisfy(parameter -> assertThat(parameter.description()).isNotBlank());
            assertThat(type.lines())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(line -> assertThat(line).matches("[a-z][a-zA-Z0-9]*"));
        });
        assertThat(Indicators.named("no-such")).isEmpty();
    }

    @Property(tries = 100)
    void itIsReadyAfterExactlyItsWarmUpAndThenHasANumberForEachLine(@ForAll("walks") List<Bar> bars) {
        settings().forEach(setting -> {
            Indicator indicator = setting.begin();
            int seen = 0;
            for (Bar bar : bars) {
                indicator.update(bar);
                assertThat(indicator.ready()).as(setting.toString()).isEqualTo(++seen >= indicator.warmUp());
                for (int line = 0; indicator.ready() && line < setting.lines(); line++) {
                    assertThat(indicator.value(line)).as(setting.toString()).isFinite();
                }
            }
        });
    }

    @Example
    void itHasNoValueBeforeItIsReady() {
        settings().forEach(setting -> {
            Indicator indicator = setting.begin();
            for (int i = 0; i < indicator.warmUp(); i++) {
                assertThatThrownBy(() -> indicator.value(0))
                        .as(setting.toString())
                        .isInstanceOf(IllegalStateException.class);
                indicator.update(Bars.closingAt(100 + i));
            }
        });
    }

    @Example
    void itHasTheLinesThatTheListNamesAndNoOther() {
        settings().forEach(setting -> {
            Indicator indicator = setting.begin();
            for (int i = 0; i < indicator.warmUp(); i++) {
                indicator.update(Bars.closingAt(100 + i));
            }
            for (int line : new int[] {-1, setting.lines()}) {
                assertThatThrownBy(() -> indicator.value(line))
                        .as(setting.toString())
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
        });
    }

    @Property(tries = 200)
    void goingOnFromItsMemoryGivesTheSameBits(
            @ForAll("walks") List<Bar> bars, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        int cut = (int) (share * bars.size());
        settings().forEach(setting -> {
            Indicator straight = setting.begin();
            bars.forEach(straight::update);

            Indicator before = setting.begin();
            bars.subList(0, cut).forEach(before::update);
            Indicator after = setting.begin();
            after.load(DoubleBuffer.wrap(memory(before)));
            bars.subList(cut, bars.size()).forEach(after::update);

            assertThat(memory(after)).as(setting.toString()).isEqualTo(memory(straight));
            assertThat(after.ready()).isEqualTo(straight.ready());
            for (int line = 0; after.ready() && line < setting.lines(); line++) {
                assertThat(after.value(line)).as(setting.toString()).isEqualTo(straight.value(line));
            }
        });
    }

    @Example
    void itRunsWithItsGreatestParametersToo() {
        for (IndicatorType type : Indicators.all()) {
            Indicator indicator = new Setting(type, Parameter::maximum).begin();
            for (int i = 0; i < indicator.warmUp(); i++) {
                assertThat(indicator.ready()).isFalse();
                indicator.update(Bars.closingAt(100 + i % 7));
            }
            assertThat(indicator.value(0)).as(type.name()).isFinite();
        }
    }

    private static Stream<Setting> settings() {
        return Indicators.all().stream()
                .flatMap(type ->
                        Stream.of(new Setting(type, Parameter::standard), new Setting(type, Parameter::minimum)));
    }

    private static double[] memory(Indicator indicator) {
        DoubleBuffer buffer = DoubleBuffer.allocate(indicator.size());
        indicator.save(buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        return buffer.array();
    }

    private record Setting(IndicatorType type, Values values) {
        Setting(IndicatorType type, Function<Parameter, BigDecimal> value) {
            Map<String, BigDecimal> values =
                    type.parameters().stream().collect(Collectors.toMap(Parameter::name, value));
            this(type, Values.of(type.parameters(), values));
        }

        Indicator begin() {
            return type.begin(values);
        }

        int lines() {
            return type.lines().size();
        }

        @Override
        public String toString() {
            return type.name() + "?" + values;
        }
    }
}
