package io.candela.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.history.HistoricTrades.Order;
import io.candela.marketdata.history.HistoricTrades.Place;
import io.candela.marketdata.history.HistoryStore.ForeignStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoricTradesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456789Z");
    private static final Instrument TIE_USD = new Instrument("TIE-USD");
    private static final Comparator<Trade> LIST = Comparator.comparing(Trade::time)
            .thenComparing(Trade::venue)
            .thenComparingInt(trade -> trade.tradeId().length())
            .thenComparing(Trade::tradeId);

    private static StoredHistory history;
    private static HistoricTrades trades;

    @BeforeAll
    static void open() {
        history = StoredHistory.open();
        trades = history.trades();
    }

    @Test
    void anotherEnvironmentsStoreIsRefused() {
        HistoryStore sandbox = history.store(Environment.SANDBOX, Keep.FOREVER);

        assertThatExceptionOfType(ForeignStore.class).isThrownBy(sandbox::open);
        assertThat(sandbox.isOurs()).isFalse();
    }

    @Test
    void aRecordingIsKeptWhateverIsConfigured() {
        history.store(Environment.REPLAY, new Keep(Period.ofDays(1), Period.ofMonths(1), Period.ofDays(1)))
                .open();

        assertThat(history.jdbc()
                        .sql("SELECT count() FROM tables() WHERE ttlValue != 0")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void walkingTheListSkipsNothingAndRepeatsNothingWhileTradesComeIn(Order order) {
        Instrument instrument = new Instrument(order == Order.OLDEST_FIRST ? "UP-USD" : "DOWN-USD");
        List<Trade> first = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            first.add(
                    trade(instrument, i % 2 == 0 ? "kraken" : "coinbase", Integer.toString(i), NOON.plusNanos(i / 40)));
        }
        history.write(first);
        List<Trade> walked = new ArrayList<>();
        Place place = null;
        List<Trade> page = trades.page(TradeRange.of(instrument, Instant.MIN, Instant.MAX), order, place, 7);
        while (!page.isEmpty()) {
            walked.addAll(page);
            place = Place.of(page.getLast());
            // It belongs before the place that was reached, so it must not move what comes after.
            Instant at =
                    order == Order.OLDEST_FIRST ? NOON.minusSeconds(walked.size()) : NOON.plusSeconds(walked.size());
            history.write(List.of(trade(instrument, "kraken", "new" + walked.size(), at)));
            page = trades.page(TradeRange.of(instrument, Instant.MIN, Instant.MAX), order, place, 7);
        }

        List<Trade> expected = first.stream()
                .sorted(order == Order.OLDEST_FIRST ? LIST : LIST.reversed())
                .toList();
        assertThat(walked).isEqualTo(expected);
    }

    @Test
    void aTradeThatIsWrittenTwiceIsThereOnceWithAllItsDigits() {
        Trade trade = new Trade(
                Environment.REPLAY,
                TIE_USD,
                new Venue("kraken"),
                "a b\"c",
                new BigDecimal("12345678901234567890.123456789012345678"),
                new BigDecimal("0.000000000000000001"),
                TakerSide.SELL,
                NOON,
                NOON.plusNanos(1));
        history.write(List.of(trade));
        history.write(List.of(trade));

        assertThat(trades.page(TradeRange.of(TIE_USD, Instant.MIN, Instant.MAX), Order.OLDEST_FIRST, null, 10))
                .containsExactly(trade);
        assertThat(trades.page(TradeRange.of(TIE_USD, Instant.MIN, NOON), Order.OLDEST_FIRST, null, 10))
                .isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway")
    void aRangeCanBeOfOneVenueOneSideAndOfMoreThanALittle() {
        Instrument instrument = new Instrument("SIFT-USD");
        Random random = new Random(5);
        List<Trade> all = IntStream.range(0, 200)
                .mapToObj(i -> new Trade(
                        Environment.REPLAY,
                        instrument,
                        new Venue(random.nextBoolean() ? "kraken" : "coinbase"),
                        Integer.toString(i),
                        BigDecimal.TEN,
                        BigDecimal.valueOf(random.nextInt(10), 1),
                        random.nextInt(3) == 0 ? null : random.nextBoolean() ? TakerSide.BUY : TakerSide.SELL,
                        NOON.plusNanos(i / 3),
                        NOON))
                .toList();
        history.write(all);
        for (Venue venue : new Venue[] {null, new Venue("kraken"), new Venue("nobody")}) {
            for (TakerSide side : new TakerSide[] {null, TakerSide.BUY}) {
                for (String least : new String[] {null, "0", "0.5", "0.5000000000000000001", "9999999999999999999"}) {
                    BigDecimal quantity = least == null ? null : new BigDecimal(least);
                    TradeRange range = new TradeRange(instrument, Instant.MIN, Instant.MAX, venue, side, quantity);
                    List<Trade> expected = all.stream()
                            .filter(trade -> venue == null || trade.venue().equals(venue))
                            .filter(trade -> side == null || side == trade.takerSide())
                            .filter(trade ->
                                    quantity == null || trade.quantity().compareTo(quantity) >= 0)
                            .sorted(LIST)
                            .toList();
                    assertThat(trades.page(range, Order.OLDEST_FIRST, null, 300))
                            .as("%s", range)
                            .isEqualTo(expected);
                    if (expected.size() > 20) {
                        assertThat(trades.page(range, Order.OLDEST_FIRST, Place.of(expected.get(9)), 5))
                                .isEqualTo(expected.subList(10, 15));
                    }
                }
            }
        }
    }

    private static Trade trade(Instrument instrument, String venue, String id, Instant time) {
        return new Trade(
                Environment.REPLAY, instrument, new Venue(venue), id, BigDecimal.TEN, BigDecimal.ONE, null, time, time);
    }
}
