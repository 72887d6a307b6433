package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.signals.signals.Revisions.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class SignalsTest {
    private static final Instrument ETH = new Instrument("ETH-USD");
    private static final SignalQuery ALL = new SignalQuery(null, null, null, null, null, null, null, null, true);
    private static final SignalQuery OLDEST_FIRST =
            new SignalQuery(null, null, null, null, null, null, null, null, false);

    private final Signals signals = new Signals(1000, 1000);

    @Example
    void theNewestComeFirstUnlessTheOldestAreAskedFor() {
        add(2, 0, 1);
        assertThat(times(find(ALL))).containsExactly(2, 1, 0);
        assertThat(times(find(OLDEST_FIRST))).containsExactly(0, 1, 2);
    }

    @Example
    void eachFilterKeepsWhatItNames() {
        Signal other = signal("other", ETH, "rsi-turn", Interval.M15, Side.LONG, 1);
        signals.add(other, null);
        add(0, 2);
        assertThat(find(new SignalQuery(ETH, null, null, null, null, null, null, null, true)))
                .containsExactly(other);
        assertThat(find(new SignalQuery(null, "rsi-turn", null, null, null, null, null, null, true)))
                .containsExactly(other);
        assertThat(find(new SignalQuery(null, null, Interval.M15, null, null, null, null, null, true)))
                .containsExactly(other);
        assertThat(find(new SignalQuery(null, null, null, Side.LONG, null, null, null, null, true)))
                .containsExactly(other);
        assertThat(find(new SignalQuery(new Instrument("NO-USD"), null, null, null, null, null, null, null, true)))
                .isEmpty();
    }

    @Example
    void fromIsInclusiveAndToIsExclusiveInBothOrders() {
        add(0, 1, 2, 3);
        assertThat(times(find(new SignalQuery(null, null, null, null, null, time(1), time(3), null, true))))
                .containsExactly(2, 1);
        assertThat(times(find(new SignalQuery(null, null, null, null, null, time(1), time(3), null, false))))
                .containsExactly(1, 2);
    }

    @Example
    void aSignalIsToldInItsNewestRevisionOrAsItStoodAndKeepsItsPlace() {
        Signal first = signal("same", Market.BTC, "ema-cross", Interval.H1, Side.FLAT, 1);
        Signal later = signal("later", Market.BTC, "ema-cross", Interval.H1, Side.FLAT, 2);
        Signal corrected = revised(first, 1, Side.LONG, Signal.State.CORRECTED, 3);
        Signal withdrawn = revised(first, 2, Side.LONG, Signal.State.WITHDRAWN, 4);
        Stream.of(first, later, corrected, first, withdrawn, corrected).forEach(signal -> signals.add(signal, null));

        assertThat(find(ALL)).containsExactly(later, withdrawn);
        assertThat(find(asOf(3))).containsExactly(later, corrected);
        assertThat(find(asOf(1))).containsExactly(first);
        assertThat(find(asOf(0))).isEmpty();
        assertThat(signals.withId("same").orElseThrow().all())
                .extracting(Revision::signal)
                .containsExactly(first, corrected, withdrawn);
        assertThat(find(new SignalQuery(null, null, null, null, Signal.State.WITHDRAWN, null, null, null, true)))
                .containsExactly(withdrawn);
    }

    @Example
    void onlyTheNewestOfAnInstrumentAndTheNewestInAllAreKept() {
        Signals few = new Signals(2, 3);
        IntStream.range(0, 5).mapToObj(SignalsTest::signal).forEach(signal -> few.add(signal, null));
        assertThat(times(told(few, ALL, null, 10))).containsExactly(4, 3);
        assertThat(few.withId(id(2))).isEmpty();
        assertThat(few.withId(id(3))).isPresent();

        few.add(signal("eth-5", ETH, "ema-cross", Interval.H1, Side.FLAT, 5), null);
        few.add(signal("eth-6", ETH, "ema-cross", Interval.H1, Side.FLAT, 6), null);
        assertThat(times(told(few, ALL, null, 10))).containsExactly(6, 5, 4);
    }

    @Example
    void whatIsTooOldToBeKeptIsForgottenAtOnce() {
        Signals few = new Signals(2, 2);
        IntStream.of(8, 9, 1).mapToObj(SignalsTest::signal).forEach(signal -> few.add(signal, null));
        assertThat(times(told(few, ALL, null, 10))).containsExactly(9, 8);
        assertThat(few.withId(id(1))).isEmpty();
    }

    @Property(tries = 200)
    void walkingThePagesWhileSignalsComeInNeitherRepeatsNorSkips(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int limit, @ForAll boolean newestFirst) {
        Random random = new Random(seed);
        List<Signal> before = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(
                        i -> signal("before-" + i, Market.BTC, "ema-cross", Interval.H1, Side.FLAT, random.nextInt(20)))
                .toList());
        Collections.shuffle(before, random);
        Signals growing = new Signals(1000, 1000);
        before.forEach(signal -> growing.add(signal, null));

        SignalQuery query = newestFirst ? ALL : OLDEST_FIRST;
        List<Signal> walked = new ArrayList<>();
        Place after = null;
        for (int page = 0; ; page++) {
            List<Signal> found = told(growing, query, after, limit);
            if (found.isEmpty()) {
                break;
            }
            walked.addAll(found);
            after = Place.of(found.getLast());
            if (page < 20) {
                growing.add(
                        signal("during-" + page, Market.BTC, "ema-cross", Interval.H1, Side.FLAT, random.nextInt(20)),
                        null);
            }
        }

        assertThat(walked).doesNotHaveDuplicates().containsAll(before);
        Comparator<Signal> order = Comparator.comparing(Place::of);
        assertThat(walked).isSortedAccordingTo(newestFirst ? order.reversed() : order);
    }

    private void add(int... minutes) {
        IntStream.of(minutes).mapToObj(SignalsTest::signal).forEach(signal -> signals.add(signal, null));
    }

    private List<Signal> find(SignalQuery query) {
        return told(signals, query, null, 10);
    }

    private static List<Signal> told(Signals signals, SignalQuery query, @Nullable Place after, int most) {
        return signals.find(query, after, most).stream()
                .map(query::told)
                .flatMap(Optional::stream)
                .toList();
    }

    private static SignalQuery asOf(int minute) {
        return new SignalQuery(null, null, null, null, null, null, null, time(minute), true);
    }

    private static Signal revised(Signal signal, int revision, Side side, Signal.State state, int minute) {
        return new Signal(
                signal.environment(),
                signal.id(),
                signal.strategy(),
                signal.version(),
                signal.parameters(),
                signal.instrument(),
                signal.interval(),
                side,
                signal.strength(),
                signal.reason(),
                signal.candleOpenTime(),
                signal.candleRevision(),
                time(minute),
                signal.expiresAt(),
                revision,
                state);
    }

    private static Stream<Integer> times(List<Signal> found) {
        return found.stream()
                .map(signal -> (int) (signal.emittedAt().getEpochSecond() - Market.START.getEpochSecond()) / 60);
    }

    private static Instant time(int minute) {
        return Market.START.plusSeconds(60L * minute);
    }

    private static String id(int minute) {
        return "signal-" + minute;
    }

    private static Signal signal(int minute) {
        return signal(id(minute), Market.BTC, "ema-cross", Interval.H1, Side.FLAT, minute);
    }

    private static Signal signal(
            String id, Instrument instrument, String strategy, Interval interval, Side side, int minute) {
        return new Signal(
                Environment.REPLAY,
                id,
                strategy,
                1,
                new TreeMap<>(),
                instrument,
                interval,
                side,
                BigDecimal.ONE,
                new TreeMap<>(),
                time(minute),
                0,
                time(minute),
                time(minute),
                0,
                Signal.State.EMITTED);
    }
}
