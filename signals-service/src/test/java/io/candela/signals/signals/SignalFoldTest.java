package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Venue;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Reason;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
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
    private static final Setup TINY = Setup.of(new EmaCross(), Map.of("fast", 1, "slow", 2));

    private final SignalFold fold = new SignalFold(TINY);
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
                        Instant.parse("2013-11-25T07:00:00Z"))));
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
        SignalFold wide = new SignalFold(Setup.of(new EmaCross(), Map.of("fast", 2, "slow", 3)));
        List<Signal> signals = new ArrayList<>();
        for (String close : List.of("1000", "1000", "999", "1000.5")) {
            if (wide.fold(Market.hourly(Market.BTC, index++, new BigDecimal(close))) instanceof Folded(var signal)) {
                signal.ifPresent(signals::add);
            }
        }
        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.reason())
                    .containsEntry("fast", new BigDecimal("1000.11111111"))
                    .containsEntry("slow", new BigDecimal("1000.08333333"));
            assertThat(signal.strength()).isEqualByComparingTo("0.002778");
        });
    }

    @Example
    void openCandlesCorrectionsRepetitionsAndSingleVenuesAreSkippedEachForItsReason() {
        Candle first = Market.hourly(Market.BTC, 0, BigDecimal.TEN);
        Candle second = Market.hourly(Market.BTC, 1, BigDecimal.TEN);
        assertThat(fold.fold(Market.as(first, State.OPEN, 0, false))).isEqualTo(new Skipped(Reason.OPEN));
        assertThat(fold.fold(Market.with(first, new Venue("kraken"), BigDecimal.ONE, State.CLOSED, 0, false)))
                .isEqualTo(new Skipped(Reason.SINGLE_VENUE));
        assertThat(fold.fold(Market.as(second, State.CLOSED, 0, false))).isInstanceOf(Folded.class);
        assertThat(fold.fold(Market.as(second, State.CLOSED, 0, true))).isEqualTo(new Skipped(Reason.NOT_NEWER));
        assertThat(fold.fold(first)).isEqualTo(new Skipped(Reason.NOT_NEWER));
        assertThat(fold.fold(Market.as(second, State.CORRECTED, 1, false))).isEqualTo(new Skipped(Reason.CORRECTED));
        Candle third = Market.hourly(Market.BTC, 2, BigDecimal.TEN);
        assertThat(fold.fold(Market.as(third, State.CLOSED, 1, true))).isEqualTo(new Skipped(Reason.CORRECTED));
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

    @Property(tries = 60)
    void stoppingAnywhereAndGoingOnGivesTheSameBytes(@ForAll long seed) {
        List<Candle> candles = Market.walk(Market.BTC, 300, seed);
        List<String> signals = new ArrayList<>();
        byte[] memory = new SignalFold(Market.SETUP).memory();
        for (Candle candle : candles) {
            SignalFold resumed = new SignalFold(Market.SETUP, memory);
            if (resumed.fold(candle) instanceof Folded(var signal)) {
                signal.map(Market::json).ifPresent(signals::add);
            }
            memory = resumed.memory();
        }
        assertThat(signals)
                .isEqualTo(Market.signals(candles).stream().map(Market::json).toList());
    }

    @Property(tries = 60)
    void repetitionsCorrectionsAndOpenCandlesInBetweenChangeNothing(@ForAll long seed) {
        List<Candle> candles = Market.walk(Market.BTC, 300, seed);
        Random random = new Random(seed);
        List<Candle> noisy = new ArrayList<>();
        for (Candle candle : candles) {
            noisy.add(Market.as(candle, State.OPEN, 0, false));
            noisy.add(candle);
            Candle past = noisy.get(random.nextInt(noisy.size()));
            noisy.add(Market.as(past, State.CLOSED, 0, true));
            noisy.add(Market.with(past, past.venue(), BigDecimal.ONE, State.CORRECTED, 1, false));
        }
        assertThat(Market.signals(noisy)).isEqualTo(Market.signals(candles)).isNotEmpty();
    }

    @Example
    void aMemoryOfAnotherSetupOrFormIsRefused() {
        byte[] memory = fold.memory();
        assertThatThrownBy(() -> new SignalFold(TINY, Arrays.copyOf(memory, memory.length - 1)))
                .isInstanceOf(IllegalStateException.class);
        memory[0] = 99;
        assertThatThrownBy(() -> new SignalFold(TINY, memory)).isInstanceOf(IllegalStateException.class);
    }

    private List<Signal> close(String price) {
        Folding folding = fold.fold(Market.hourly(Market.BTC, index++, new BigDecimal(price)));
        return folding instanceof Folded(var signal) ? signal.stream().toList() : List.of();
    }
}
