package io.candela.marketdata.feeds.bitstamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.books.BookMessage.Numbers;
import io.candela.marketdata.feeds.ExchangeFeedContract;
import io.candela.marketdata.feeds.live.Parsed.Booked;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BitstampContractTest extends ExchangeFeedContract {
    @Override
    protected VenueProtocol protocol() {
        return new BitstampVenue();
    }

    @Override
    protected String symbol() {
        return "btcusd";
    }

    @Override
    protected String trade(long number) {
        return """
                {"data":{"id":%d,"timestamp":"1748779200","amount":0.5,"amount_str":"0.50000000","price":50000.25,\
                "price_str":"50000.25","type":0,"microtimestamp":"1748779200000000","buy_order_id":1,"sell_order_id":2},\
                "channel":"live_trades_btcusd","event":"trade"}""".formatted(number);
    }

    @Override
    protected Map<String, String> others() {
        return Map.of(
                "{\"event\":\"bts:subscription_succeeded\",\"channel\":\"live_trades_btcusd\",\"data\":{}}",
                        "subscribed",
                "{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{\"status\":\"success\"}}", "heartbeat",
                "{\"event\":\"bts:request_reconnect\",\"channel\":\"\",\"data\":\"\"}", "reconnect",
                "{\"event\":\"bts:error\",\"channel\":\"\",\"data\":{\"code\":null,\"message\":\"Bad channel\"}}",
                        "refused",
                "{\"event\":\"data\",\"channel\":\"diff_order_book_btcusd\",\"data\":{\"microtimestamp\":\"1748779200000000\",\"bids\":[],\"asks\":[]}}",
                        "book");
    }

    @Override
    protected String unheardOf() {
        return "{\"event\":\"bts:novelty\",\"channel\":\"\",\"data\":{}}";
    }

    @Test
    void aBookIsAWholeOneAndItsNumberIsItsTime() {
        String frame = """
                {"data":{"timestamp":"1748779200","microtimestamp":"1748779200000001","bids":[["50000","0.50000000"]],\
                "asks":[["50001.5","1"],["50002","0.1"]]},"channel":"order_book_btcusd","event":"data"}""";
        BookMessage book = ((Booked) parser().parse(bytes(frame), NOW)).books().getFirst();

        assertThat(book.kind()).isEqualTo(BookMessage.Kind.SNAPSHOT);
        assertThat(book.numbers()).isEqualTo(new Numbers(1_748_779_200_000_001L, 1_748_779_200_000_001L));
        assertThat(book.bids()).containsExactly(new BookLevel(new BigDecimal("50000"), new BigDecimal("0.50000000")));
        assertThat(book.asks()).hasSize(2);
        assertThat(book.time()).isEqualTo("2025-06-01T12:00:00.000001Z");
    }
}
