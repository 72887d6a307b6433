package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.marketdata.candles.Fold.Slot;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.history.StoredHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever was corrected or became final since, {@code asOf} answers what was served then, from memory and the real store. */
class CandlesAsOfTest {
    private static final Instant START = Instant.parse("2013-11-25T22:30:00Z");
    private static final AtomicInteger TRIES = new AtomicInteger();

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void asOfAnswersWhatWasServedThen(
            @ForAll Random random,
            @ForAll @IntRange(min = 50, max = 250) int trades,
            @ForAll @IntRange(min = 3, max = 60) int recent) {
        Instrument instrument = new Instrument("T" + TRIES.incrementAndGet() + "-USD");
        Fold fold = new Fold(instrument);
        Map<Instant, Map<Slot, Candle>> served = new TreeMap<>();
        Instant clock = START;
        for (int i = 0; i < trades; i++) {
            Instant time = clock.minusSeconds(random.nextInt(3) == 0 ? random.nextInt(5000) : 0);
            fold.count(Fold.trade(Integer.toString(i), time, Integer.toString(1 + random.nextInt(1000)), "0.5"));
            int passing = random.nextInt(240);
            // What is served when the clock leaves a second is what was known as of that second.
            if (passing > 0 && random.nextInt(25) == 0) {
                served.put(clock, newest(fold.said));
            }
            for (int seconds = passing; seconds > 0; seconds--) {
                clock = clock.plusSeconds(1);
                fold.tick(clock);
            }
        }
        served.put(clock, newest(fold.said));
        Candles candles = candles(fold.said, recent);

        served.forEach((time, then) -> {
            CandleList known = candles.asOf(time, Fold.RULES);
            for (Interval interval : Interval.published()) {
                List<Candle> expected = then.values().stream()
                        .filter(candle -> candle.interval() == interval)
                        .sorted((one, other) -> one.openTime().compareTo(other.openTime()))
                        .toList();
                assertThat(known.ascending(instrument, interval, Instant.MIN, Instant.MAX, 5000))
                        .isEqualTo(expected);
                assertThat(known.newest(instrument, interval, Instant.MAX, 7))
                        .isEqualTo(expected.subList(Math.max(0, expected.size() - 7), expected.size()));
                assertThat(known.beginning(instrument, interval))
                        .isEqualTo(expected.stream().map(Candle::openTime).findFirst());
            }
        });
    }

    /** As a replica has them that has listened all the time and is short of memory. */
    private static Candles candles(List<Candle> said, int most) {
        StoredHistory history = StoredHistory.open();
        history.write(said);
        CandleProperties properties = new CandleProperties(
                Duration.ofSeconds(2),
                Duration.ofHours(1),
                Duration.ofMillis(250),
                most,
                50_000,
                PlausibilityTest.RULES);
        RecentCandles recent =
                new RecentCandles(new MarketClock(Environment.REPLAY, InstantSource.system()), properties);
        recent.begin(true);
        said.forEach(recent::take);
        return new Candles(recent, history.candles());
    }

    private static Map<Slot, Candle> newest(List<Candle> said) {
        Map<Slot, Candle> newest = new LinkedHashMap<>();
        said.forEach(candle -> newest.put(new Slot(candle.interval(), candle.openTime()), candle));
        return newest;
    }
}
