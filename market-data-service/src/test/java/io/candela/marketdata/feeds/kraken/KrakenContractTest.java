package io.candela.marketdata.feeds.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Quote;
import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.feeds.ExchangeFeedContract;
import io.candela.marketdata.feeds.live.Parsed.Booked;
import io.candela.marketdata.feeds.live.Parsed.Quoted;
import io.candela.marketdata.feeds.live.Parsed.Refused;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KrakenContractTest extends ExchangeFeedContract {
    private static final String TICKER = """
            {"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":50000.2,"bid_qty":0.00010000,"ask":50000.3,\
            "ask_qty":1e-7,"last":50000.2,"volume":1,"vwap":1,"low":1,"high":1,"change":1,"change_pct":1}]}""";
    private static final String REFUSAL = """
            {"error":"Currency pair not supported FOO/USD","method":"subscribe","success":false,"symbol":"FOO/USD",\
            "time_in":"2023-09-25T09:04:31.742599Z","time_out":"2023-09-25T09:04:31.742648Z"}""";

    private static final String BOOK = """
            {"channel":"book","type":"update","data":[{"symbol":"BTC/USD","bids":[{"price":45283.50,"qty":0.10000000}],\
            "asks":[{"price":1e-7,"qty":0},{"price":2E+3,"qty":1}],"checksum":3310070434,\
            "timestamp":"2023-10-06T17:35:55.440295Z"}]}""";

    @Override
    protected VenueProtocol protocol() {
        return new KrakenVenue();
    }

    @Override
    protected String symbol() {
        return "BTC/USD";
    }

    @Override
    protected String trade(long number) {
        return """
                {"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy","price":50000.25,"qty":0.50000000,\
                "ord_type":"limit","trade_id":%d,"timestamp":"2025-06-01T12:00:00.000000Z"}]}""".formatted(number);
    }

    @Override
    protected Map<String, String> others() {
        return Map.of(
                TICKER,
                "quote",
                REFUSAL,
                "refused",
                "{\"channel\":\"heartbeat\"}",
                "heartbeat",
                "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"system\":\"online\"}]}",
                "status",
                "{\"method\":\"subscribe\",\"result\":{\"channel\":\"trade\"},\"success\":true}",
                "subscribed",
                "{\"method\":\"pong\",\"req_id\":42}",
                "pong",
                BOOK,
                "book");
    }

    @Override
    protected String unheardOf() {
        return "{\"channel\":\"novelty\",\"data\":[]}";
    }

    @Test
    void numbersMayBeWrittenWithAnExponentAndATickerWithoutTimeIsOfNow() {
        Quote quote = ((Quoted) parser().parse(bytes(TICKER), NOW)).quotes().getFirst();

        assertThat(quote.bidQuantity().toPlainString()).isEqualTo("0.0001");
        assertThat(quote.askQuantity().toPlainString()).isEqualTo("0.0000001");
        assertThat(quote.time()).isEqualTo(NOW);
    }

    @Test
    void aBookKeepsEachDigitThatIsWritten() {
        BookMessage book = ((Booked) parser().parse(bytes(BOOK), NOW)).books().getFirst();

        assertThat(book.kind()).isEqualTo(BookMessage.Kind.CHANGES);
        assertThat(book.bids()).containsExactly(level("45283.50", "0.10000000"));
        assertThat(book.asks()).containsExactly(level("0.0000001", "0"), level("2000", "1"));
        assertThat(book.checksum()).isEqualTo(3_310_070_434L);
        assertThat(book.time()).isEqualTo("2023-10-06T17:35:55.440295Z");
    }

    private static BookLevel level(String price, String quantity) {
        return new BookLevel(new BigDecimal(price), new BigDecimal(quantity));
    }

    @Test
    void aBookIsAskedForAnewWithoutTheOthers() {
        assertThat(new KrakenBooks().again("BTC/USD"))
                .containsExactly(
                        "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"depth\":25,\"symbol\":[\"BTC/USD\"]}}",
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"depth\":25,\"symbol\":[\"BTC/USD\"]}}");
    }

    @Test
    void aRefusalSaysWhatOf() {
        assertThat(parser().parse(bytes(REFUSAL), NOW))
                .isEqualTo(new Refused("FOO/USD: Currency pair not supported FOO/USD"));
    }
}
