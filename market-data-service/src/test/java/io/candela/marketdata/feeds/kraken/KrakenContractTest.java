package io.candela.marketdata.feeds.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Quote;
import io.candela.marketdata.feeds.ExchangeFeedContract;
import io.candela.marketdata.feeds.live.Parsed.Quoted;
import io.candela.marketdata.feeds.live.Parsed.Refused;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KrakenContractTest extends ExchangeFeedContract {
    private static final String TICKER = """
            {"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":50000.2,"bid_qty":0.00010000,"ask":50000.3,\
            "ask_qty":1e-7,"last":50000.2,"volume":1,"vwap":1,"low":1,"high":1,"change":1,"change_pct":1}]}""";
    private static final String REFUSAL = """
            {"error":"Currency pair not supported FOO/USD","method":"subscribe","success":false,"symbol":"FOO/USD",\
            "time_in":"2023-09-25T09:04:31.742599Z","time_out":"2023-09-25T09:04:31.742648Z"}""";

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
                "{\"channel\":\"book\",\"type\":\"update\",\"data\":[]}",
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
    void aRefusalSaysWhatOf() {
        assertThat(parser().parse(bytes(REFUSAL), NOW))
                .isEqualTo(new Refused("FOO/USD: Currency pair not supported FOO/USD"));
    }
}
