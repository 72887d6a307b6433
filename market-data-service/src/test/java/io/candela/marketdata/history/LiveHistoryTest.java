package io.candela.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Exclusion;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What differs from the history of a recording: when prices are known, and that rows are not kept for ever. */
class LiveHistoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instrument BTC_USD = new Instrument("BTC-USD");
    private static final Instant TODAY = Instant.parse("2025-06-15T00:00:00Z");

    private static StoredHistory history;

    @BeforeAll
    static void open() {
        history = StoredHistory.open(Infrastructure.freshQuestDb(), Environment.LIVE, Keep.FOREVER);
    }

    @Test
    void aPriceIsKnownFromWhenItWasPublishedWhateverTheTimesOfItsTrades() {
        Random random = new Random(7);
        Instant published = TODAY.minusSeconds(3600);
        TreeMap<Instant, Price> known = new TreeMap<>();
        for (int i = 0; i < 50; i++) {
            // Its newest trade may be the same as before, or older, since a venue was late or is left out now.
            Price price = price("P-USD", published.minusMillis(random.nextInt(3) * 1000L), "0.%018d".formatted(i + 1));
            known.put(published, price);
            published = published.plusMillis(100);
        }
        history.write(known);
        Instrument instrument = new Instrument("P-USD");
        List<Instant> times = List.copyOf(known.keySet());
        for (int i = 0; i < times.size(); i++) {
            boolean last = i == times.size() - 1;
            Instant until = last ? TODAY : times.get(i + 1).minusNanos(1);
            for (Instant time : List.of(times.get(i), until)) {
                KnownPrices then = history.prices().asOf(time, List.of(instrument, BTC_USD));
                assertThat(then.prices()).containsExactly(Map.entry(instrument, known.get(times.get(i))));
                assertThat(then.settled()).isEqualTo(last ? Set.of() : Set.of(instrument));
            }
        }
        assertThat(history.prices().since()).contains(times.getFirst());
        assertThat(history.prices()
                        .asOf(times.getFirst().minusNanos(1), List.of(instrument))
                        .prices())
                .isEmpty();
    }

    @Test
    void whatIsOlderThanItIsKeptGoesAndTheNewerStays() {
        List<Trade> trades = Stream.of(40, 20, 10, 1, 0)
                .map(days -> trade(TODAY.minus(Period.ofDays(days))))
                .toList();
        history.write(trades);
        assertThat(times()).hasSize(5);

        history.store(Environment.LIVE, keeping(Period.ofDays(30))).open();
        history.write(List.of(trade(TODAY.plusSeconds(1))));
        await().atMost(PATIENCE).until(() -> times().size() == 5);
        assertThat(times().getFirst()).isEqualTo(trades.get(1).time());

        history.store(Environment.LIVE, keeping(Period.ofWeeks(1))).open();
        history.write(List.of(trade(TODAY.plusSeconds(2))));
        await().atMost(PATIENCE).until(() -> times().size() == 4);
        assertThat(times().getFirst()).isEqualTo(trades.get(3).time());

        history.store(Environment.LIVE, keeping(Period.ZERO)).open();
        history.write(List.of(trade(Instant.EPOCH), trade(TODAY.plusSeconds(3))));
        assertThat(times()).hasSize(6);
    }

    @Test
    void candlesAreKeptByMonthsAndNothingForDaysAndMonthsAtOnce() {
        assertThat(Keep.ttl(Period.ofYears(1))).isEqualTo("12 MONTHS");
        history.store(Environment.LIVE, new Keep(Period.ofMonths(2), Period.ofYears(1), Period.ofWeeks(2)))
                .open();
        history.store(Environment.LIVE, Keep.FOREVER).open();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Keep(Period.ZERO, Period.ofDays(90), Period.ZERO))
                .withMessageContaining("months");
        assertThatIllegalArgumentException().isThrownBy(() -> keeping(Period.of(0, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> keeping(Period.ofYears(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> keeping(Period.ofDays(-1)));
    }

    private static Keep keeping(Period trades) {
        return new Keep(trades, Period.ZERO, Period.ZERO);
    }

    private static List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        history.trades()
                .page(TradeRange.of(BTC_USD, Instant.MIN, Instant.MAX), HistoricTrades.Order.OLDEST_FIRST, null, 100)
                .forEach(trade -> times.add(trade.time()));
        return times;
    }

    private static Trade trade(Instant time) {
        return new Trade(
                Environment.LIVE,
                BTC_USD,
                new Venue("kraken"),
                time.toString(),
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                time,
                time);
    }

    private static Price price(String instrument, Instant asOf, String price) {
        return new Price(
                Environment.LIVE,
                new Instrument(instrument),
                new BigDecimal(price),
                new BigDecimal("0.8123"),
                1,
                "wmedian-2",
                asOf,
                asOf.plusNanos(1_234_567),
                asOf.plusSeconds(45),
                List.of(
                        new Input(new Venue("kraken"), new BigDecimal(price), BigDecimal.ONE, "7\"", asOf, null),
                        new Input(
                                new Venue("binance"),
                                BigDecimal.TEN,
                                BigDecimal.ZERO,
                                "8",
                                asOf.minusSeconds(50),
                                Exclusion.STALE)));
    }
}
