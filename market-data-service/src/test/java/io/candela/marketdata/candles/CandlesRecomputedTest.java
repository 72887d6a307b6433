package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.marketdata.candles.Fold.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the order, repetition and restarts, live candles are those that one would compute from all trades at once. */
class CandlesRecomputedTest {
    private static final Instant START = Instant.parse("2013-11-25T22:30:00Z");

    @Property(tries = 60)
    void liveCandlesAreTheRecomputedOnes(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 300) int trades, @ForAll boolean restarts) {
        Fold fold = new Fold();
        List<Trade> counted = new ArrayList<>();
        Instant clock = START;
        for (int i = 0; i < trades; i++) {
            Instant time = clock.minusSeconds(random.nextInt(5) == 0 ? random.nextInt(5000) : 0);
            String price = Integer.toString(1 + random.nextInt(1000));
            String quantity = BigDecimal.valueOf(random.nextInt(100), 3).toPlainString();
            Trade trade = Fold.trade(Integer.toString(i), time, price, quantity);
            if (fold.count(trade) instanceof Counting.Counted) {
                counted.add(trade);
                assertThat(fold.count(trade)).isInstanceOf(Counting.Duplicate.class);
            }
            if (restarts && random.nextInt(10) == 0) {
                fold.restart();
            }
            for (int seconds = random.nextInt(120); seconds > 0; seconds--) {
                clock = clock.plusSeconds(1);
                fold.tick(clock);
            }
        }

        Map<Slot, Candle> live = fold.newest();
        Map<Slot, List<Trade>> expected =
                new TreeMap<>(Comparator.comparing(Slot::interval).thenComparing(Slot::openTime));
        for (Trade trade : counted) {
            for (Interval interval : Interval.published()) {
                expected.computeIfAbsent(new Slot(interval, interval.floor(trade.time())), any -> new ArrayList<>())
                        .add(trade);
            }
        }
        assertThat(live.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((slot, of) -> assertSame(Objects.requireNonNull(live.get(slot)), of));
        assertRevisionsOnlyGrow(fold.said);
    }

    private static void assertSame(Candle candle, List<Trade> trades) {
        List<Trade> byTime =
                trades.stream().sorted(Comparator.comparing(Trade::time)).toList();
        assertThat(candle.open()).isEqualTo(byTime.getFirst().price());
        assertThat(candle.close()).isEqualTo(byTime.getLast().price());
        assertThat(candle.high())
                .isEqualTo(trades.stream()
                        .map(Trade::price)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
        assertThat(candle.low())
                .isEqualTo(trades.stream()
                        .map(Trade::price)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
        assertThat(candle.volume())
                .isEqualByComparingTo(trades.stream().map(Trade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(candle.trades()).isEqualTo(trades.size());
    }

    private static void assertRevisionsOnlyGrow(List<Candle> said) {
        Map<Slot, Candle> before = new HashMap<>();
        for (Candle candle : said) {
            Candle last = before.put(new Slot(candle.interval(), candle.openTime()), candle);
            if (last != null) {
                assertThat(last.isFinal()).isFalse();
                assertThat(candle.revision()).isEqualTo(candle.isFinal() ? last.revision() : last.revision() + 1);
            }
        }
    }
}
