package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Reason;
import io.candela.signals.signals.Folding.Refolded;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.signals.Revisions.Revision;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategies;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SignalFoldTest {
    private static final Setup TINY = Setup.of(new EmaCross(), Market.values("fast", 1, "slow", 2));

    private final Run run = new Run(TINY);
    private int index;

    @Example
    void aChangeOfPositionIsASignalWithEverythingThatLedToIt() {
        close("10");
        close("10");
        assertThat(close("12"))
                .isEqualTo(List.of(new Signal(
                        Environment.REPLAY,
                        "4028d8fdc358a6d0e15edcaab467e455",
                        "ema-cross",
                        1,
                        TINY.parameters(),
                        Market.BTC,
                        Interval.H1,
                        Side.LONG,
                        BigDecimal.ONE,
                        new TreeMap<>(Map.of(
                                "fast", new BigDecimal("12"),
                                "slow", new BigDecimal("11.3333333333"),
                                "close", new BigDecimal("12"))),
                        Instant.parse("2013-11-25T02:00:00Z"),
                        0,
                        Instant.parse("2013-11-25T03:00:02Z"),
                        Instant.parse("2013-11-25T07:00:00Z"),
                        0,
                        Signal.State.EMITTED)));
    }

    @Example
    void theFirstPositionIsNoChangeAndGivesNoSignal() {
        close("10");
        assertThat(close("12")).isEmpty();
        assertThat(close("13")).isEmpty();
        assertThat(close("1")).extracting(Signal::side).containsExactly(Side.FLAT);
        assertThat(close("1")).isEmpty();
        assertThat(close("9")).extracting(Signal::side).containsExactly(Side.LONG);
    }

    @Example
    void numbersAreRoundedHalfToEvenTo12DigitsAndTheStrengthTo6Places() {
        Run wide = new Run(Setup.of(new EmaCross(), Market.values("fast", 2, "slow", 3)));
        for (String close : List.of("1000", "1000", "999", "1000.5")) {
            wide.take(Market.hourly(Market.BTC, index++, new BigDecimal(close)));
        }
        assertThat(wide.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.reason())
                    .containsEntry("fast", new BigDecimal("1000.11111111"))
                    .containsEntry("slow", new BigDecimal("1000.08333333"));
            assertThat(signal.strength()).isEqualByComparingTo("0.002778");
        });
    }

    @Example
    void whatIsRepeatedOrTooLateIsSkippedEachForItsReason() {
        Candle first = Market.hourly(Market.BTC, 0, BigDecimal.TEN);
        Candle second = Market.hourly(Market.BTC, 1, BigDecimal.TEN);
        assertThat(run.take(second)).isInstanceOf(Folded.class);
        assertThat(run.take(second)).isEqualTo(new Skipped(Reason.REPEATED));
        assertThat(run.take(first)).isEqualTo(new Skipped(Reason.TOO_LATE));
        assertThat(run.take(Market.as(second, State.CORRECTED, 1, false))).isInstanceOf(Refolded.class);
        assertThat(run.take(second)).isEqualTo(new Skipped(Reason.REPEATED));
        assertThat(run.take(Market.as(second, State.CORRECTED, 1, true))).isEqualTo(new Skipped(Reason.REPEATED));
        assertThat(run.take(Market.as(second, State.CORRECTED, 2, true))).isEqualTo(new Skipped(Reason.TOO_LATE));
        assertThat(run.unsettled()).isZero();
    }

    @Example
    void aCorrectionThatTakesAChangeOfPositionAwayWithdrawsItsSignal() {
        close("10");
        close("10");
        Signal said = close("12").getFirst();

        List<Signal> corrected = correct(2, "9", 1);

        assertThat(corrected).singleElement().satisfies(signal -> {
            assertThat(signal.id()).isEqualTo(said.id());
            assertThat(signal.state()).isEqualTo(Signal.State.WITHDRAWN);
            assertThat(signal.revision()).isEqualTo(1);
            assertThat(signal.candleRevision()).isEqualTo(1);
            assertThat(signal.side()).isEqualTo(Side.LONG);
            assertThat(signal.emittedAt()).isAfter(said.emittedAt());
        });
        assertThat(correct(2, "13", 2))
                .extracting(Signal::id, Signal::revision, Signal::state, Signal::side)
                .containsExactly(tuple(said.id(), 2, Signal.State.CORRECTED, Side.LONG));
    }

    @Example
    void aCorrectionIsFollowedThroughTheCandlesThatCameAfterIt() {
        close("10");
        close("10");
        close("10");
        assertThat(close("11")).extracting(Signal::side).containsExactly(Side.LONG);

        assertThat(correct(2, "20", 1))
                .extracting(Signal::candleOpenTime, Signal::revision, Signal::state, Signal::side)
                .containsExactly(
                        tuple(Market.START.plusSeconds(7200), 0, Signal.State.EMITTED, Side.LONG),
                        tuple(Market.START.plusSeconds(10800), 1, Signal.State.CORRECTED, Side.FLAT));
    }

    @Example
    void aCorrectionThatChangesNothingThatWasSaidSaysNothing() {
        close("10");
        close("10");
        close("12");
        assertThat(run.take(Market.as(Market.hourly(Market.BTC, 2, new BigDecimal("12")), State.CORRECTED, 1, false)))
                .isEqualTo(new Refolded(List.of()));
    }

    @Property(tries = 100)
    void inTheEndTheSignalsThatStandAreThoseOfTheSettledCandles(@ForAll long seed) {
        Random random = new Random(seed);
        List<Candle> first = Market.walk(Market.BTC, 60, seed);
        List<Candle> settled = new ArrayList<>(first);
        Run noisy = new Run(TINY);
        for (int i = 0; i < first.size(); i++) {
            boolean missed = i > 0 && random.nextInt(8) == 0;
            if (!missed) {
                noisy.take(first.get(i));
            }
            for (int back = Math.min(i, random.nextInt(8)); back > 0; back--) {
                int which = i - random.nextInt(Math.min(i, 6) + 1);
                if (random.nextInt(3) == 0) {
                    Candle corrected = Market.corrected(settled.get(which), random);
                    settled.set(which, corrected);
                    noisy.take(corrected);
                } else {
                    noisy.take(settled.get(which));
                }
            }
            if (i >= 6) {
                noisy.take(Market.as(
                        settled.get(i - 6), State.CORRECTED, settled.get(i - 6).revision(), true));
            }
        }
        for (int i = Math.max(0, first.size() - 6); i < first.size(); i++) {
            noisy.take(Market.as(settled.get(i), State.CORRECTED, settled.get(i).revision(), true));
        }

        Run straight = new Run(TINY);
        settled.forEach(straight::take);
        assertThat(said(noisy)).isEqualTo(said(straight));
        assertThat(noisy.unsettled()).isZero();
        assertThat(noisy.signals())
                .allSatisfy(signal -> assertThat(noisy.signals().stream()
                                .filter(other -> other.id().equals(signal.id()))
                                .map(Signal::revision))
                        .doesNotHaveDuplicates());
    }

    @Property(tries = 40)
    void whatWasToldIsMadeAgainFromItsCauseByteForByte(@ForAll long seed) {
        Random random = new Random(seed);
        Run noisy = new Run(TINY);
        List<Candle> candles = Market.walk(Market.BTC, 200, seed);
        for (int i = 0; i < candles.size(); i++) {
            noisy.take(candles.get(i));
            if (random.nextInt(4) == 0) {
                noisy.take(Market.corrected(candles.get(Math.max(0, i - random.nextInt(5))), random));
            }
        }
        Replays replays = new Replays(new Strategies(List.of(new EmaCross())));
        assertThat(Run.said(noisy.told)).isNotEmpty().allSatisfy(told -> {
            Revision kept = new Revision(told.signal(), Market.json(told.cause()));
            assertThat(Market.json(replays.replay(kept))).isEqualTo(Market.json(told.signal()));
        });
    }

    @Property(tries = 60)
    void truncatingTheFutureNeverChangesPastSignals(@ForAll long seed, @ForAll @IntRange(max = 300) int cut) {
        List<Candle> candles = Market.walk(Market.BTC, 300, seed);
        List<Signal> all = Market.signals(candles);
        List<Signal> past = Market.signals(candles.subList(0, cut));
        assertThat(past).isEqualTo(all.subList(0, past.size()));
        assertThat(all.stream().skip(past.size()))
                .allSatisfy(signal ->
                        assertThat(signal.candleOpenTime()).isAfterOrEqualTo(Market.START.plusSeconds(3600L * cut)));
    }

    @Example
    void aMemoryOfAnotherSetupOrFormIsRefused() {
        Series series = new Series(Environment.REPLAY, Market.BTC, Interval.H1);
        byte[] memory = new SignalFold(TINY, series, "code", null).memory();
        assertThatThrownBy(() -> new SignalFold(TINY, series, "code", Arrays.copyOf(memory, memory.length - 1)))
                .isInstanceOf(IllegalStateException.class);
        memory[0] = 99;
        assertThatThrownBy(() -> new SignalFold(TINY, series, "code", memory))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<Signal> close(String price) {
        return signals(run.take(Market.hourly(Market.BTC, index++, new BigDecimal(price))));
    }

    private List<Signal> correct(int candle, String price, int revision) {
        Candle first = Market.hourly(Market.BTC, candle, new BigDecimal(price));
        return signals(run.take(Market.as(first, State.CORRECTED, revision, false)));
    }

    private static List<Signal> signals(Folding folding) {
        return Run.said(folding.told()).map(Told.Said::signal).toList();
    }

    /** What stands, whenever and in whichever revision it was said. */
    private static Map<Instant, List<Object>> said(Run run) {
        Map<Instant, List<Object>> said = new TreeMap<>();
        run.standing()
                .forEach((time, signal) ->
                        said.put(time, List.of(signal.id(), signal.side(), signal.strength(), signal.reason())));
        return said;
    }
}
