package io.candela.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import io.candela.marketdata.history.HistoricTrades.Order;
import io.candela.marketdata.history.HistoricTrades.Place;
import io.candela.marketdata.history.HistoryStore.ForeignStore;
import io.questdb.client.Sender;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HistoricTradesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456789Z");
    private static final Instrument TIE_USD = new Instrument("TIE-USD");
    private static final Comparator<Trade> LIST = Comparator.comparing(Trade::time)
            .thenComparing(Trade::venue)
            .thenComparingInt(trade -> trade.tradeId().length())
            .thenComparing(Trade::tradeId);

    private static JdbcClient jdbc;
    private static HistoryStore store;
    private static HistoricTrades trades;

    @BeforeAll
    static void open() {
        Infrastructure.QuestDb questDb = Infrastructure.questDb();
        jdbc = JdbcClient.create(
                new DriverManagerDataSource(questDb.jdbcUrl(), questDb.username(), questDb.password()));
        store = new HistoryStore(jdbc, Environment.REPLAY);
        store.open();
        trades = new HistoricTrades(jdbc, new HistoryReads(store), Environment.REPLAY);
    }

    @Test
    void anotherEnvironmentsStoreIsRefused() {
        HistoryStore sandbox = new HistoryStore(jdbc, Environment.SANDBOX);

        assertThatExceptionOfType(ForeignStore.class).isThrownBy(sandbox::open);
        assertThat(sandbox.isOurs()).isFalse();
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
        write(first);
        List<Trade> walked = new ArrayList<>();
        Place place = null;
        List<Trade> page = trades.page(instrument, Instant.MIN, Instant.MAX, order, place, 7);
        while (!page.isEmpty()) {
            walked.addAll(page);
            place = Place.of(page.getLast());
            // It belongs before the place that was reached, so it must not move what comes after.
            Instant at =
                    order == Order.OLDEST_FIRST ? NOON.minusSeconds(walked.size()) : NOON.plusSeconds(walked.size());
            write(List.of(trade(instrument, "kraken", "new" + walked.size(), at)));
            page = trades.page(instrument, Instant.MIN, Instant.MAX, order, place, 7);
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
        write(List.of(trade));
        write(List.of(trade));

        assertThat(trades.page(TIE_USD, Instant.MIN, Instant.MAX, Order.OLDEST_FIRST, null, 10))
                .containsExactly(trade);
        assertThat(trades.page(TIE_USD, Instant.MIN, NOON, Order.OLDEST_FIRST, null, 10))
                .isEmpty();
    }

    private static void write(List<Trade> written) {
        URI http = URI.create(Infrastructure.questDb().httpUrl());
        try (Sender sender =
                Sender.fromConfig("http::addr=%s:%d;username=%s;password=%s;auto_flush=off;protocol_version=3;"
                        .formatted(
                                http.getHost(),
                                http.getPort(),
                                Infrastructure.questDb().username(),
                                Infrastructure.questDb().password()))) {
            Rows rows = new Rows(sender);
            written.forEach(rows::write);
            sender.flush();
        }
        Trade last = written.getLast();
        await().until(() -> jdbc.sql("SELECT count() FROM trades WHERE instrument = ? AND trade_id = ?")
                        .params(last.instrument().id(), last.tradeId())
                        .query(Long.class)
                        .single()
                > 0);
    }

    private static Trade trade(Instrument instrument, String venue, String id, Instant time) {
        return new Trade(
                Environment.REPLAY, instrument, new Venue(venue), id, BigDecimal.TEN, BigDecimal.ONE, null, time, time);
    }
}
