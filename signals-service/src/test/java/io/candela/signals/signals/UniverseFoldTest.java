package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Reason;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.signals.Revisions.Revision;
import io.candela.signals.strategies.CrossSectionalMomentum;
import io.candela.signals.strategies.SignalId;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Strategies;
import io.candela.signals.strategies.UniverseRun;
import io.candela.signals.strategies.UniverseSetup;
import io.candela.signals.strategies.UniverseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UniverseFoldTest {
    private static final Instrument ADA = new Instrument("ADA-USD");
    private static final Instrument BTC = Market.BTC;
    private static final Instrument ETH = new Instrument("ETH-USD");
    private static final List<Instrument> FIVE =
            List.of(ADA, BTC, ETH, new Instrument("SOL-USD"), new Instrument("XRP-USD"));
    private static final UniverseSetup TINY =
            UniverseSetup.of(new CrossSectionalMomentum(), Market.values("lookback", 1, "share", 50));
    private static final int CLOSES = 40;

    private final Comparison universe = new Comparison(TINY);

    @Example
    void aChangeOfPositionIsASignalWithEverythingThatLedToIt() {
        close(0, 10, 10);
        close(1, 11, 10);
        close(2, 11, 11);
        assertThat(universe.signals())
                .containsExactly(
                        new Signal(
                                Environment.REPLAY,
                                SignalId.of(TINY, BTC, Interval.H1, hour(2)),
                                "cross-sectional-momentum",
                                1,
                                TINY.parameters(),
                                BTC,
                                Interval.H1,
                                Side.SHORT,
                                BigDecimal.ONE,
                                new TreeMap<>(Map.of(
                                        "changePercent", BigDecimal.ZERO,
                                        "rank", new BigDecimal("2"),
                                        "instruments", new BigDecimal("2"))),
                                hour(2),
                                0,
                                hour(3).plusSeconds(2),
                                hour(5),
                                0,
                                Signal.State.EMITTED),
                        universe.signals().getLast());
        assertThat(universe.signals().getLast())
                .extracting(Signal::instrument, Signal::side)
                .containsExactly(ETH, Side.LONG);
    }

    @Example
    void aCloseIsDecidedAtOnceWhenAllOfTheCloseBeforeAreThere() {
        close(0, 10, 10);
        close(1, 11, 10);
        close(2, 12, 10);
        take(BTC, 3, 11);
        assertThat(universe.signals()).isEmpty();
        take(ETH, 3, 12);
        assertThat(universe.signals()).extracting(Signal::side).containsExactly(Side.SHORT, Side.LONG);
    }

    @Example
    void aCloseWaitsForNobodyLongerThanItsPatience() {
        close(0, 10, 10);
        close(1, 11, 10);
        take(BTC, 2, 5);
        universe.pass(hour(3).plus(Universe.PATIENCE).minusMillis(1));
        assertThat(universe.signals()).isEmpty();
        universe.pass(hour(3).plus(Universe.PATIENCE));
        assertThat(universe.signals())
                .extracting(Signal::instrument, Signal::side, Signal::emittedAt)
                .containsExactly(tuple(BTC, Side.SHORT, hour(3).plus(Universe.PATIENCE)));
    }

    @Example
    void aCandleOfALaterCloseEndsTheWait() {
        close(0, 10, 10);
        close(1, 11, 10);
        take(BTC, 2, 5);
        assertThat(universe.signals()).isEmpty();
        take(BTC, 3, 5);
        assertThat(universe.signals())
                .extracting(Signal::candleOpenTime, Signal::side)
                .containsExactly(tuple(hour(2), Side.SHORT));
    }

    @Example
    void aStragglerHasItsCloseDecidedAgain() {
        close(0, 10, 10);
        close(1, 11, 10);
        take(BTC, 2, 5);
        take(BTC, 3, 5);
        take(ETH, 2, 1);
        assertThat(universe.signals())
                .extracting(Signal::instrument, Signal::candleOpenTime, Signal::revision, Signal::state)
                .containsExactly(
                        tuple(BTC, hour(2), 0, Signal.State.EMITTED), tuple(BTC, hour(2), 1, Signal.State.WITHDRAWN));
    }

    @Example
    void aCorrectionOfOneInstrumentCorrectsTheSignalsOfTheOthers() {
        close(0, 10, 10);
        close(1, 11, 10);
        close(2, 10, 11);
        universe.take(Market.with(
                Market.hourly(BTC, 2, BigDecimal.TEN),
                io.candela.contracts.Venue.CONSOLIDATED,
                new BigDecimal("20"),
                State.CORRECTED,
                1,
                false));
        assertThat(universe.standing()).isEmpty();
        assertThat(universe.signals().subList(2, 4))
                .allSatisfy(signal -> {
                    assertThat(signal.state()).isEqualTo(Signal.State.WITHDRAWN);
                    assertThat(signal.emittedAt()).isEqualTo(hour(3).plusSeconds(3));
                })
                .extracting(Signal::instrument, Signal::candleRevision)
                .containsExactlyInAnyOrder(tuple(BTC, 1), tuple(ETH, 0));
    }

    @Example
    void anInstrumentAloneGivesNoSignal() {
        Market.walk(BTC, 300, 1).forEach(universe::take);
        universe.pass(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(universe.signals()).isEmpty();
    }

    @Example
    void whatIsRepeatedOrTooLateIsSkippedAndOldClosesAreForgotten() {
        Seen first = Seen.of(Market.hourly(BTC, 0, BigDecimal.TEN));
        Measurement old = new Measurement(BTC, first, first.openTime(), 1);
        assertThat(universe.hear(old, first.knownAt())).isEqualTo(new Folded(List.of()));
        assertThat(universe.hear(old, first.knownAt())).isEqualTo(new Skipped(Reason.REPEATED));
        for (int i = 1; i < 1000; i++) {
            take(ETH, i, 10);
        }
        assertThat(universe.hear(old, first.knownAt())).isEqualTo(new Skipped(Reason.TOO_LATE));
        assertThat(universe.remembered()).isEqualTo(2 * UniverseFold.CORRECTABLE + 1);
    }

    @Example
    void whoWasAwayForTooLongBeginsAnew() {
        close(0, 10, 10);
        close(1, 11, 10);
        for (int i = 2; i < 2 + UniverseFold.CORRECTABLE; i++) {
            take(BTC, i, 11);
        }
        int before = universe.signals().size();
        close(2 + UniverseFold.CORRECTABLE, 1, 20);
        universe.pass(hour(4 + UniverseFold.CORRECTABLE));
        assertThat(universe.signals().stream().skip(before))
                .extracting(Signal::instrument)
                .containsExactly(BTC);
    }

    @Example
    void aMeasurementOnWhichTheStrategyFailsIsAsIfItHadNotCome() {
        Comparison fussy = new Comparison(UniverseSetup.of(new Fussy(), Map.of()));
        Comparison calm = new Comparison(UniverseSetup.of(new Fussy(), Map.of()));
        for (int i = 0; i < 2; i++) {
            for (Instrument instrument : List.of(BTC, ETH)) {
                fussy.take(Market.hourly(instrument, i, BigDecimal.TEN));
                calm.take(Market.hourly(instrument, i, BigDecimal.TEN));
            }
        }
        Candle poison = Market.hourly(BTC, 2, Fussy.DISLIKED);
        fussy.take(Market.hourly(ETH, 2, new BigDecimal("20")));
        assertThatThrownBy(() -> fussy.take(poison)).hasMessage("does not like it");
        fussy.pass(hour(4));
        calm.take(Market.hourly(ETH, 2, new BigDecimal("20")));
        calm.pass(hour(4));
        assertThat(fussy.signals()).isEqualTo(calm.signals()).isNotEmpty();
    }

    @Property(tries = 100)
    void inTheEndTheSignalsThatStandAreThoseOfTheSettledCandles(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Instrument, List<Candle>> settled = new HashMap<>();
        Comparison noisy = noisy(random, settled);

        Comparison straight = new Comparison(TINY);
        inOrder(settled).values().forEach(here -> here.values().forEach(straight::take));
        straight.pass(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(noisy.standing()).isEqualTo(straight.standing()).isNotEmpty();
        assertThat(noisy.signals())
                .allSatisfy(signal -> assertThat(noisy.signals().stream()
                                .filter(other -> other.id().equals(signal.id()))
                                .map(Signal::revision))
                        .doesNotHaveDuplicates());
        assertThat(sides(straight)).isEqualTo(changesOfARun(settled));
    }

    @Property(tries = 40)
    void whatWasToldIsMadeAgainFromItsCauseByteForByte(@ForAll long seed) {
        Comparison noisy = noisy(new Random(seed), new HashMap<>());
        Replays replays = new Replays(new Strategies(List.of(new CrossSectionalMomentum())));
        assertThat(noisy.told).isNotEmpty().allSatisfy(told -> {
            Revision kept = new Revision(told.signal(), Market.json(told.cause()));
            assertThat(Market.json(replays.replay(kept))).isEqualTo(Market.json(told.signal()));
        });
    }

    @Property(tries = 40)
    void whoComesFirstToACloseChangesNoByte(@ForAll long seed) {
        Random random = new Random(seed);
        Comparison one = new Comparison(TINY);
        Comparison other = new Comparison(TINY);
        List<List<Candle>> walks = walks(seed);
        for (int i = 0; i < CLOSES; i++) {
            List<Candle> here = new ArrayList<>();
            for (List<Candle> walk : walks) {
                here.add(walk.get(i));
            }
            here.forEach(one::take);
            Collections.shuffle(here, random);
            here.forEach(other::take);
        }
        assertThat(other.signals()).isEqualTo(one.signals()).isNotEmpty();
    }

    @Property(tries = 40)
    void truncatingTheFutureNeverChangesPastSignals(@ForAll long seed, @ForAll @IntRange(max = CLOSES) int cut) {
        Comparison all = new Comparison(TINY);
        Comparison past = new Comparison(TINY);
        List<List<Candle>> walks = walks(seed);
        for (int i = 0; i < CLOSES; i++) {
            for (List<Candle> walk : walks) {
                all.take(walk.get(i));
                if (i < cut) {
                    past.take(walk.get(i));
                }
            }
        }
        assertThat(past.signals())
                .isEqualTo(all.signals().subList(0, past.signals().size()));
        assertThat(all.signals().stream().skip(past.signals().size()))
                .allSatisfy(signal -> assertThat(signal.candleOpenTime()).isAfterOrEqualTo(hour(cut)));
    }

    /**
     * Candles that are missing, late, repeated, corrected and settled, of instruments that run ahead of each other; {@code
     * settled} is filled with what each came to in the end.
     */
    private static Comparison noisy(Random random, Map<Instrument, List<Candle>> settled) {
        List<List<Candle>> waiting = new ArrayList<>();
        for (Instrument instrument : FIVE) {
            List<Candle> first = new ArrayList<>(Market.walk(instrument, CLOSES, random.nextLong()));
            first.removeIf(candle -> !candle.openTime().equals(Market.START) && random.nextInt(8) == 0);
            List<Candle> end = new ArrayList<>(first);
            waiting.add(noise(first, end, random));
            settled.put(instrument, end);
        }
        Comparison noisy = new Comparison(TINY);
        Instant time = Instant.EPOCH;
        while (!waiting.isEmpty()) {
            List<Candle> next = waiting.get(random.nextInt(waiting.size()));
            Candle candle = next.removeFirst();
            noisy.take(candle);
            time = candle.knownAt().isAfter(time) ? candle.knownAt() : time;
            if (random.nextInt(4) == 0) {
                noisy.pass(time.plusSeconds(random.nextInt(20)));
            }
            waiting.removeIf(List::isEmpty);
        }
        noisy.pass(Instant.parse("2030-01-01T00:00:00Z"));
        return noisy;
    }

    private static List<Candle> noise(List<Candle> first, List<Candle> settled, Random random) {
        List<Candle> noise = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            if (i == 0 || random.nextInt(8) > 0) {
                noise.add(first.get(i));
            }
            for (int back = Math.min(i, random.nextInt(5)); back > 0; back--) {
                int which = i - random.nextInt(Math.min(i, 6) + 1);
                if (random.nextInt(3) == 0) {
                    settled.set(which, Market.corrected(settled.get(which), random));
                }
                noise.add(settled.get(which));
            }
            if (i >= 6) {
                noise.add(asSettled(settled.get(i - 6)));
            }
        }
        settled.subList(Math.max(0, first.size() - 6), first.size()).forEach(candle -> noise.add(asSettled(candle)));
        return noise;
    }

    private static Candle asSettled(Candle candle) {
        return Market.as(candle, State.CORRECTED, candle.revision(), true);
    }

    private static SortedMap<Instant, SortedMap<Instrument, Candle>> inOrder(Map<Instrument, List<Candle>> settled) {
        SortedMap<Instant, SortedMap<Instrument, Candle>> closes = new TreeMap<>();
        settled.values()
                .forEach(candles ->
                        candles.forEach(candle -> closes.computeIfAbsent(candle.openTime(), _ -> new TreeMap<>())
                                .put(candle.instrument(), candle)));
        return closes;
    }

    /** The changes of position that a back-test of the same candles makes. */
    private static SortedMap<String, Side> changesOfARun(Map<Instrument, List<Candle>> settled) {
        UniverseRun run = new UniverseRun(TINY, Interval.H1);
        Map<Instrument, Side> positions = new HashMap<>();
        SortedMap<String, Side> changes = new TreeMap<>();
        inOrder(settled).forEach((close, here) -> {
            Map<Instrument, Bar> bars = new HashMap<>();
            here.forEach((instrument, candle) -> bars.put(instrument, Bar.of(candle)));
            run.close(close, bars).forEach((instrument, stance) -> {
                Side before = positions.put(instrument, stance.side());
                if (before != null && before != stance.side()) {
                    changes.put(close + " " + instrument, stance.side());
                }
            });
        });
        return changes;
    }

    private static SortedMap<String, Side> sides(Comparison comparison) {
        SortedMap<String, Side> sides = new TreeMap<>();
        comparison.standing().forEach((place, said) -> sides.put(place, (Side) said.get(1)));
        return sides;
    }

    private static List<List<Candle>> walks(long seed) {
        return FIVE.stream()
                .map(instrument -> Market.walk(instrument, CLOSES, seed + FIVE.indexOf(instrument)))
                .toList();
    }

    private void close(int index, int btc, int eth) {
        take(BTC, index, btc);
        take(ETH, index, eth);
    }

    private void take(Instrument instrument, int index, int price) {
        universe.take(Market.hourly(instrument, index, BigDecimal.valueOf(price)));
    }

    private static Instant hour(int index) {
        return Market.START.plusSeconds(3600L * index);
    }

    /** Momentum over one candle, but for one change that it fails on. */
    private static final class Fussy implements UniverseStrategy {
        static final BigDecimal DISLIKED = new BigDecimal("40");
        private static final CrossSectionalMomentum MOMENTUM = new CrossSectionalMomentum();

        @Override
        public String name() {
            return "fussy";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "Fails on one change";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public int lifetime() {
            return 1;
        }

        @Override
        public Measure measure(Values values) {
            return MOMENTUM.measure(TINY.values());
        }

        @Override
        public SortedMap<Instrument, Stance> decide(Values values, SortedMap<Instrument, Double> measures) {
            if (measures.containsValue(300.0)) {
                throw new IllegalStateException("does not like it");
            }
            return TINY.decide(measures);
        }
    }
}
