package io.candela.signals.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candela.contracts.Candle;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Signal.State;
import io.candela.platform.json.RecordJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class ScoringTest {
    private final Scoring scoring = new Scoring(new BigDecimal("10"));

    @Example
    void aFollowerEntersAtTheNextOpenAndLeavesAtTheHorizonsClose() {
        List<Candle> candles =
                List.of(Scene.candle(0, "100", "101"), Scene.candle(1, "102", "103"), Scene.candle(2, "103", "104.04"));
        Outcome outcome =
                score(Scene.signal(0, Side.LONG), Horizon.ONE, null, candles).orElseThrow();
        assertThat(outcome.entry().at()).isEqualTo(Scene.hour(1));
        assertThat(outcome.entry().price()).isEqualByComparingTo("102");
        assertThat(outcome.exit().at()).isEqualTo(Scene.hour(2));
        assertThat(outcome.exit().price()).isEqualByComparingTo("103");
        assertThat(outcome.candles()).isEqualTo(1);
        // 103 / 102 - 1 less two trades of 10 basis points
        assertThat(outcome.net()).isEqualTo("0.00780392");
        assertThat(outcome.holding()).isEqualTo(outcome.net());
        assertThat(outcome.hit()).isTrue();
    }

    @Example
    void aShortPositionEarnsWhatTheMarketLosesAndPaysAsMuch() {
        List<Candle> candles = List.of(Scene.candle(1, "100", "98"));
        Outcome outcome =
                score(Scene.signal(0, Side.SHORT), Horizon.ONE, null, candles).orElseThrow();
        assertThat(outcome.net()).isEqualTo("0.018");
        assertThat(outcome.holding()).isEqualTo("-0.022");
        assertThat(outcome.hit()).isTrue();
    }

    @Example
    void aPriceThatMovesByLessThanTheCostsIsALossEitherWay() {
        List<Candle> candles = List.of(Scene.candle(1, "100", "100.1"));
        for (Side side : List.of(Side.LONG, Side.SHORT)) {
            Outcome outcome =
                    score(Scene.signal(0, side), Horizon.ONE, null, candles).orElseThrow();
            assertThat(outcome.net()).isNegative();
            assertThat(outcome.hit()).isFalse();
        }
    }

    @Example
    void beingFlatCostsNothingAndPaysWhereHoldingWouldNotHave() {
        Signal flat = Scene.signal(0, Side.FLAT);
        Outcome fallen = score(flat, Horizon.ONE, null, List.of(Scene.candle(1, "100", "99")))
                .orElseThrow();
        assertThat(fallen.net()).isZero();
        assertThat(fallen.random()).isNull();
        assertThat(fallen.hit()).isTrue();
        Outcome risen = score(flat, Horizon.ONE, null, List.of(Scene.candle(1, "100", "105")))
                .orElseThrow();
        assertThat(risen.net()).isZero();
        assertThat(risen.hit()).isFalse();
    }

    @Example
    void anExitIsAtTheOpenAfterTheSignalThatWantsAnotherSide() {
        List<Candle> candles = Scene.walk(10, 1);
        Outcome outcome = score(Scene.signal(2, Side.LONG), Horizon.EXIT, Scene.signal(6, Side.FLAT), candles)
                .orElseThrow();
        assertThat(outcome.entry().price()).isEqualTo(candles.get(3).open());
        assertThat(outcome.exit().price()).isEqualTo(candles.get(7).open());
        assertThat(outcome.exit().at()).isEqualTo(Scene.hour(7));
        assertThat(outcome.candles()).isEqualTo(4);
        assertThat(outcome.closedBy())
                .isEqualTo(new Outcome.Closing(Scene.signal(6, Side.FLAT).id(), 0));
    }

    @Example
    void untilItsCandlesAreThereThereIsNoOutcome() {
        Signal signal = Scene.signal(0, Side.LONG);
        List<Candle> candles = Scene.walk(30, 1);
        assertThat(score(signal, Horizon.ONE, null, candles.subList(0, 1))).isEmpty();
        assertThat(score(signal, Horizon.ONE, null, candles.subList(0, 2))).isPresent();
        assertThat(score(signal, Horizon.FOUR, null, candles.subList(0, 4))).isEmpty();
        assertThat(score(signal, Horizon.FOUR, null, candles.subList(0, 5))).isPresent();
        assertThat(score(signal, Horizon.TWENTY_FOUR, null, candles.subList(0, 24)))
                .isEmpty();
        assertThat(score(signal, Horizon.TWENTY_FOUR, null, candles.subList(0, 25)))
                .isPresent();
        assertThat(score(signal, Horizon.EXIT, null, candles)).isEmpty();
    }

    @Example
    void whereNobodyTradedInTheLastCandleTheLastPriceBeforeCountsOnceTimeHasPassed() {
        Signal signal = Scene.signal(0, Side.LONG);
        List<Candle> known = List.of(Scene.candle(1, "100", "110"), Scene.candle(3, "110", "120"));
        assertThat(score(signal, Horizon.FOUR, null, known)).isEmpty();
        List<Candle> later = List.of(known.getFirst(), known.getLast(), Scene.candle(6, "50", "60"));
        Outcome outcome = score(signal, Horizon.FOUR, null, later).orElseThrow();
        assertThat(outcome.exit().at()).isEqualTo(Scene.hour(5));
        assertThat(outcome.exit().price()).isEqualByComparingTo("120");
        assertThat(outcome.exit().candleOpenTime()).isEqualTo(Scene.hour(3));
    }

    @Example
    void whatIsSaidLateInAHourIsFollowedAtTheNextOpenAndNotBefore() {
        Signal late = Scene.signal(
                0, Side.LONG, "0.5", 1, State.CORRECTED, Scene.hour(1).plusSeconds(61));
        Outcome outcome = score(late, Horizon.ONE, null, Scene.walk(5, 1)).orElseThrow();
        assertThat(outcome.entry().at()).isEqualTo(Scene.hour(2));
    }

    /** Those that strategies run on. */
    @Provide
    Arbitrary<Interval> even() {
        return Arbitraries.of(Interval.published()).filter(Interval::isEven);
    }

    @Property
    void noSignalIsFollowedBeforeTheCloseThatMadeIt(
            @ForAll("even") Interval interval,
            @ForAll @IntRange(min = 0, max = 100_000) int millisecondsAfterTheClose) {
        Instant close = Scene.START.plus(interval.length());
        Emitted any = Emitted.of(Scene.signal(0, Side.LONG));
        Emitted emitted = new Emitted(
                any.environment(),
                any.id(),
                any.revision(),
                any.setup(),
                any.strategy(),
                any.version(),
                any.parameters(),
                any.instrument(),
                interval,
                any.side(),
                any.strength(),
                close.plusMillis(millisecondsAfterTheClose));
        assertThat(emitted.followedFrom()).isAfterOrEqualTo(close);
    }

    @Example
    void whatIsWithdrawnBeforeItCouldBeFollowedIsNeverEntered() {
        Signal signal = Scene.signal(0, Side.LONG);
        Signal withdrawn = Scene.signal(
                0, Side.LONG, "0.5", 1, State.WITHDRAWN, Scene.hour(1).plusSeconds(20));
        Outcome outcome =
                score(signal, Horizon.EXIT, withdrawn, Scene.walk(5, 1)).orElseThrow();
        assertThat(outcome.candles()).isZero();
        assertThat(outcome.net()).isZero();
        assertThat(outcome.holding()).isZero();
        assertThat(outcome.hit()).isFalse();
    }

    @Example
    void randomEntryIsTheMeanOverEveryEntryOfTheWindow() {
        List<Candle> candles = List.of(
                Scene.candle(0, "100", "110"),
                Scene.candle(1, "100", "90"),
                Scene.candle(2, "100", "105"),
                Scene.candle(3, "100", "200"));
        Outcome outcome =
                score(Scene.signal(1, Side.LONG), Horizon.ONE, null, candles).orElseThrow();
        assertThat(outcome.randomEntries()).isEqualTo(3);
        // (0.1 - 0.1 + 0.05) / 3 less 0.002: the last candle is after the entry
        assertThat(outcome.random()).isEqualTo("0.01466667");
    }

    @Property(tries = 100)
    void noOutcomeDependsOnCandlesAfterItsExit(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 30) int at, @ForAll Horizon horizon) {
        List<Candle> candles = Scene.walk(80, seed);
        Signal signal = Scene.signal(at, Side.LONG);
        Signal closing = Scene.signal(at + 10, Side.FLAT);
        Outcome all = score(signal, horizon, closing, candles).orElseThrow();
        int exit = all.exit().candleOpenTime().equals(Scene.hour(at + 11)) && horizon == Horizon.EXIT
                ? at + 12
                : at + 1 + horizon.candles();
        assertThat(score(signal, horizon, closing, candles.subList(0, exit))).hasValue(all);
    }

    @Property(tries = 50)
    void longAndShortTogetherLoseWhatTwoPositionsCost(@ForAll long seed, @ForAll @IntRange(min = 0, max = 30) int at) {
        List<Candle> candles = Scene.walk(80, seed);
        for (Horizon horizon : List.of(Horizon.ONE, Horizon.FOUR, Horizon.TWENTY_FOUR)) {
            Outcome bought =
                    score(Scene.signal(at, Side.LONG), horizon, null, candles).orElseThrow();
            Outcome sold =
                    score(Scene.signal(at, Side.SHORT), horizon, null, candles).orElseThrow();
            assertThat(bought.net().add(sold.net()).doubleValue()).isEqualTo(-0.004, within(1e-7));
            assertThat(bought.random()).isNotNull();
        }
    }

    @Property(tries = 50)
    void anOutcomeComesBackFromItsJsonAsItWas(@ForAll long seed, @ForAll Horizon horizon) {
        Outcome outcome = score(Scene.signal(5, Side.LONG), horizon, Scene.signal(9, Side.FLAT), Scene.walk(50, seed))
                .orElseThrow();
        String json = RecordJson.mapper().writeValueAsString(outcome);
        Outcome read = RecordJson.mapper().readValue(json, Outcome.class);
        assertThat(read).isEqualTo(outcome);
        assertThat(RecordJson.mapper().writeValueAsString(read)).isEqualTo(json);
    }

    @Example
    void aSignalsSetupIsNamedWithItsParameters() {
        TreeMap<String, Integer> parameters = new TreeMap<>();
        parameters.put("fast", 12);
        parameters.put("slow", 26);
        Signal any = Scene.signal(0, Side.LONG);
        Emitted emitted = Emitted.of(new Signal(
                any.environment(),
                any.id(),
                any.strategy(),
                any.version(),
                parameters,
                any.instrument(),
                any.interval(),
                any.side(),
                any.strength(),
                any.reason(),
                any.candleOpenTime(),
                any.candleRevision(),
                any.emittedAt(),
                any.expiresAt(),
                any.revision(),
                any.state()));
        assertThat(emitted.setup()).isEqualTo("ema-cross/1?fast=12&slow=26");
    }

    private Optional<Outcome> score(Signal signal, Horizon horizon, @Nullable Signal closing, List<Candle> candles) {
        return scoring.score(
                Emitted.of(signal), horizon, closing == null ? null : Emitted.of(closing), Scene.prices(candles));
    }
}
