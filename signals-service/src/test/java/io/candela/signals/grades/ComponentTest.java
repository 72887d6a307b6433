package io.candela.signals.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candela.contracts.Candle;
import io.candela.contracts.Grade.Horizon;
import io.candela.contracts.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class ComponentTest {
    private static final List<Component> ALL =
            List.of(new Trend(), new Momentum(), new Risk(), new Liquidity(), new Quality());

    @Property
    void aGreaterDistanceBetweenTheAveragesNeverLowersTheTrend(
            @ForAll @DoubleRange(min = -0.9, max = 5) @Scale(9) double one,
            @ForAll @DoubleRange(min = -0.9, max = 5) @Scale(9) double other,
            @ForAll Horizon horizon) {
        rising(new Trend(), horizon, "distance", one, other, Map.of());
    }

    @Property
    void aGreaterReturnNeverLowersTheMomentum(
            @ForAll @DoubleRange(min = -0.99, max = 20) @Scale(9) double one,
            @ForAll @DoubleRange(min = -0.99, max = 20) @Scale(9) double other,
            @ForAll @DoubleRange(min = 0, max = 100) double rsi,
            @ForAll Horizon horizon) {
        rising(new Momentum(), horizon, "return", one, other, Map.of("rsi", rsi));
    }

    @Property
    void aGreaterStrengthIndexNeverLowersTheMomentum(
            @ForAll @DoubleRange(min = 0, max = 100) @Scale(9) double one,
            @ForAll @DoubleRange(min = 0, max = 100) @Scale(9) double other,
            @ForAll @DoubleRange(min = -0.99, max = 20) double change,
            @ForAll Horizon horizon) {
        rising(new Momentum(), horizon, "rsi", one, other, Map.of("return", change));
    }

    @Property
    void lessVolatilityNeverLowersTheRisksScore(
            @ForAll @DoubleRange(min = 0, max = 10) @Scale(9) double one,
            @ForAll @DoubleRange(min = 0, max = 10) @Scale(9) double other,
            @ForAll @DoubleRange(min = 0, max = 1) double drawdown,
            @ForAll Horizon horizon) {
        rising(new Risk(), horizon, "volatility", -one, -other, Map.of("drawdown", drawdown));
    }

    @Property
    void aSmallerDrawdownNeverLowersTheRisksScore(
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double one,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double other,
            @ForAll @DoubleRange(min = 0, max = 10) double volatility,
            @ForAll Horizon horizon) {
        rising(new Risk(), horizon, "drawdown", -one, -other, Map.of("volatility", volatility));
    }

    @Property
    void aSmallerSpreadNeverLowersTheLiquidity(
            @ForAll @DoubleRange(min = 0, max = 2) @Scale(9) double one,
            @ForAll @DoubleRange(min = 0, max = 2) @Scale(9) double other,
            @ForAll @DoubleRange(min = 0, max = 1) double steadiness,
            @ForAll Horizon horizon) {
        rising(new Liquidity(), horizon, "spread", -one, -other, Map.of("steadiness", steadiness));
    }

    @Property
    void steadierVolumeNeverLowersTheLiquidity(
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double one,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double other,
            @ForAll @DoubleRange(min = 0, max = 2) double spread,
            @ForAll Horizon horizon) {
        rising(new Liquidity(), horizon, "steadiness", one, other, Map.of("spread", spread));
    }

    @Property
    void moreCandlesNeverLowerTheQuality(
            @ForAll @IntRange(min = 1, max = 540) int one,
            @ForAll @IntRange(min = 1, max = 540) int other,
            @ForAll Horizon horizon) {
        rising(new Quality(), horizon, "candles", one, other, Map.of("expected", 540.0));
    }

    @Property(tries = 100)
    void everyScoreOfEveryWalkLiesBetween0And100(
            @ForAll long seed, @ForAll @IntRange(min = 72, max = 300) int hours, @ForAll Outlook outlook) {
        Window window = window(outlook, Tape.walk(Tape.BTC, hours, seed));
        assertThat(ALL)
                .allSatisfy(
                        component -> assertThat(component.score(outlook.horizon(), decimals(component.measure(window))))
                                .isBetween(0.0, 100.0));
    }

    @Property(tries = 100)
    void aHigherNewestCloseNeverLowersTrendAndMomentum(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.97, max = 1.03) @Scale(6) double factor,
            @ForAll Outlook outlook) {
        List<Candle> candles = new ArrayList<>(Tape.walk(Tape.BTC, 200, seed));
        Window lower = window(outlook, candles);
        Candle last = candles.stream()
                .filter(candle -> candle.interval() == outlook.interval())
                .toList()
                .getLast();
        candles.add(Tape.corrected(last, Tape.decimal(last.close().doubleValue() * factor)));
        Window higher = window(outlook, candles);
        for (Component component : List.of(new Trend(), new Momentum())) {
            double before = component.score(outlook.horizon(), decimals(component.measure(lower)));
            double after = component.score(outlook.horizon(), decimals(component.measure(higher)));
            if (factor >= 1) {
                assertThat(after).isGreaterThanOrEqualTo(before);
            } else {
                assertThat(after).isLessThanOrEqualTo(before);
            }
        }
    }

    @Example
    void theWeightsOfEachHorizonMakeOne() {
        for (Horizon horizon : Horizon.values()) {
            assertThat(ALL.stream()
                            .map(component -> component.weight(horizon))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(BigDecimal.ONE);
        }
    }

    @Example
    void aMarketThatNeverMovesIsUndecidedCalmAndLiquid() {
        Window window = window(Outlook.TRADER, still(168));
        assertThat(score(new Trend(), window)).isEqualTo(50);
        assertThat(score(new Momentum(), window)).isEqualTo(50);
        assertThat(score(new Risk(), window)).isEqualTo(100);
        assertThat(score(new Liquidity(), window)).isEqualTo(100);
        assertThat(score(new Quality(), window)).isEqualTo(100);
    }

    @Example
    void whatIsMeasuredIsWhatTheFormulasSay() {
        Window window = new Window(Outlook.TRADER);
        Stream.of(100, 110, 99)
                .map(BigDecimal::valueOf)
                .forEach(close -> window.take(Tape.candle(
                        Tape.BTC,
                        Interval.H1,
                        Tape.START.plus(
                                Interval.H1.length().multipliedBy(window.bars().size())),
                        close,
                        close,
                        close,
                        close,
                        BigDecimal.TEN)));
        assertThat(new Risk().measure(window))
                .containsEntry("drawdown", 1 - 99.0 / 110)
                .hasEntrySatisfying(
                        "volatility", volatility -> assertThat(volatility).isEqualTo(0.1, within(1e-12)));
        assertThat(new Liquidity().measure(window))
                .containsEntry("steadiness", 1.0)
                .containsEntry("spread", 0.0);
        assertThat(new Quality().measure(window)).containsEntry("candles", 3.0).containsEntry("expected", 168.0);
    }

    @Example
    void aPriceThatBouncesBetweenBidAndAskHasTheirDistanceForASpread() {
        Window window = new Window(Outlook.INVESTOR);
        for (int i = 0; i < 20; i++) {
            window.take(Tape.candle(
                    Tape.BTC,
                    Interval.H4,
                    Tape.START.plus(Interval.H4.length().multipliedBy(i)),
                    BigDecimal.valueOf(100),
                    BigDecimal.valueOf(102),
                    BigDecimal.valueOf(98),
                    BigDecimal.valueOf(i % 2 == 0 ? 102 : 98),
                    BigDecimal.ONE));
        }
        assertThat(new Liquidity().measure(window).get("spread")).isEqualTo(Math.log(102.0 / 98), within(1e-12));
    }

    @Example
    void anIntervalWithoutATradeIsNoVolumeAndNoCandle() {
        List<Candle> candles = new ArrayList<>(still(100));
        candles.subList(10, 70).clear();
        Window window = window(Outlook.TRADER, candles);
        assertThat(window.intervals()).isEqualTo(100);
        assertThat(new Liquidity().measure(window)).containsEntry("steadiness", 0.0);
        assertThat(new Quality().measure(window)).containsEntry("candles", 40.0);
    }

    private static List<Candle> still(int hours) {
        BigDecimal price = BigDecimal.valueOf(800);
        return Stream.iterate(Tape.START, time -> time.plus(Interval.H1.length()))
                .limit(hours)
                .map(time -> Tape.candle(Tape.BTC, Interval.H1, time, price, price, price, price, BigDecimal.ONE))
                .toList();
    }

    private static Window window(Outlook outlook, List<Candle> candles) {
        Window window = new Window(outlook);
        candles.stream()
                .filter(candle -> candle.interval() == outlook.interval())
                .forEach(window::take);
        return window;
    }

    private static double score(Component component, Window window) {
        return component.score(window.outlook().horizon(), decimals(component.measure(window)));
    }

    private static void rising(
            Component component, Horizon horizon, String name, double one, double other, Map<String, Double> rest) {
        double worse = component.score(horizon, values(name, Math.min(one, other), rest));
        double better = component.score(horizon, values(name, Math.max(one, other), rest));
        assertThat(better).isGreaterThanOrEqualTo(worse);
        assertThat(worse).isBetween(0.0, 100.0);
        assertThat(better).isBetween(0.0, 100.0);
    }

    /** What is the better the lower is given as its negative. */
    private static SortedMap<String, BigDecimal> values(String name, double value, Map<String, Double> rest) {
        SortedMap<String, Double> all = new TreeMap<>(rest);
        boolean lowerIsBetter = List.of("volatility", "drawdown", "spread").contains(name);
        all.put(name, lowerIsBetter ? -value : value);
        return decimals(all);
    }

    private static SortedMap<String, BigDecimal> decimals(Map<String, Double> values) {
        SortedMap<String, BigDecimal> decimals = new TreeMap<>();
        values.forEach((name, value) -> decimals.put(name, new BigDecimal(value)));
        return decimals;
    }
}
