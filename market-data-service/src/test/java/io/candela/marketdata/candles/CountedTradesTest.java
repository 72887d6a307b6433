package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.CountedTrades.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class CountedTradesTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");

    private final Saved saved = new Saved();
    private CountedTrades counted = new CountedTrades();

    // Tries share an instance.
    @BeforeTry
    void begin() {
        saved.pages.clear();
        counted = new CountedTrades();
    }

    @Property
    void eachIdOfAMinuteAndVenueCountsOnce(@ForAll @Size(max = 60) List<@From("ids") String> ids) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            int minute = i % 2;
            String venue = i % 3 == 0 ? "kraken" : "coinbase";
            String id = ids.get(i);
            assertThat(add(minute, venue, id)).isEqualTo(known.add(minute + venue + id));
            if (i % 5 == 0) {
                restart();
            }
        }
    }

    /** Few enough that many come twice, and of all kinds: in sequence, short, with zeros before them, with letters. */
    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(99_990, 100_010).map(String::valueOf),
                Arbitraries.of(
                        "1", "01", "001", "0001", "1001", "a", "ab", "abc", "a001", "|001", "a|b", "٣٣٣", "-01"));
    }

    @Test
    void aMinuteOfAVenueThatNumbersItsTradesInSequenceIsOneRangeOrTwo() {
        for (int number = 7_654_900; number < 7_655_100; number++) {
            add(0, "coinbase", Integer.toString(number));
        }
        counted.save(saved);

        assertThat(saved.pages).hasSize(2);
        assertThat(saved.pages.values()).allSatisfy(bytes -> assertThat(bytes).hasSize(4));
    }

    @Test
    void onlyWhatHasChangedIsSavedAndWhatIsForgottenIsRemoved() {
        add(0, "coinbase", "100001");
        add(1, "coinbase", "100002");
        counted.save(saved);
        saved.calls = 0;

        add(1, "coinbase", "100003");
        add(1, "coinbase", "100003");
        counted.save(saved);
        assertThat(saved.calls).isEqualTo(1);

        counted.forget(minute(0));
        counted.save(saved);
        assertThat(saved.calls).isEqualTo(2);
        assertThat(saved.pages.keySet()).extracting(Page::minute).containsExactly(minute(1));
        counted.save(saved);
        assertThat(saved.calls).isEqualTo(2);
    }

    private void restart() {
        counted.save(saved);
        counted = new CountedTrades();
        saved.pages.forEach((page, bytes) -> counted.restore(page, Numbers.of(bytes)));
    }

    private boolean add(int minute, String venue, String id) {
        Instant time = minute(minute).plusSeconds(7);
        return counted.add(
                minute(minute),
                new Trade(
                        Environment.REPLAY,
                        Fold.BTC_USD,
                        new Venue(venue),
                        id,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        null,
                        time,
                        time));
    }

    private static Instant minute(int number) {
        return NOON.plusSeconds(60L * number);
    }

    private static final class Saved implements CandleMemory {
        private final Map<Page, byte[]> pages = new HashMap<>();
        private int calls;

        @Override
        public void save(Interval interval, Instant openTime, Draft draft) {
            throw new AssertionError("These are no drafts");
        }

        @Override
        public void remove(Interval interval, Instant openTime) {
            throw new AssertionError("These are no drafts");
        }

        @Override
        public void save(Page page, Numbers numbers) {
            calls++;
            pages.put(page, numbers.bytes());
        }

        @Override
        public void remove(Page page) {
            calls++;
            pages.remove(page);
        }
    }
}
