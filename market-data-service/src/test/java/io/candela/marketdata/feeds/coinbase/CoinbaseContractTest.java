package io.candela.marketdata.feeds.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Quote;
import io.candela.marketdata.feeds.ExchangeFeedContract;
import io.candela.marketdata.feeds.live.Parsed.Numbered;
import io.candela.marketdata.feeds.live.Parsed.Quoted;
import io.candela.marketdata.feeds.live.Parsed.Refused;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoinbaseContractTest extends ExchangeFeedContract {
    private static final String TICKER = """
            {"type":"ticker","sequence":37475248783,"product_id":"BTC-USD","price":"50000.25","open_24h":"1","volume_24h":"1",\
            "low_24h":"1","high_24h":"1","volume_30d":"1","best_bid":"50000.24","best_bid_size":"0.10","best_ask":"50000.26",\
            "best_ask_size":"2","side":"buy","time":"2025-06-01T12:00:00.123456Z","trade_id":77,"last_size":"0.5"}""";
    private static final String HEARTBEAT = """
            {"type":"heartbeat","last_trade_id":79,"product_id":"BTC-USD","sequence":90,"time":"2025-06-01T12:00:01Z"}""";

    @Override
    protected VenueProtocol protocol() {
        return new CoinbaseVenue();
    }

    @Override
    protected String symbol() {
        return "BTC-USD";
    }

    @Override
    protected String trade(long number) {
        return """
                {"type":"match","trade_id":%d,"maker_order_id":"a0","taker_order_id":"b0","side":"sell","size":"0.50000000",\
                "price":"50000.25","product_id":"BTC-USD","sequence":50,"time":"2025-06-01T12:00:00.000000Z"}""".formatted(number);
    }

    @Override
    protected Map<String, String> others() {
        return Map.of(
                TICKER,
                "quote",
                HEARTBEAT,
                "heartbeat",
                trade(3).replace("\"match\"", "\"last_match\""),
                "last-match",
                "{\"type\":\"subscriptions\",\"channels\":[]}",
                "subscriptions",
                "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"FOO-USD is not a valid product\"}",
                "refused",
                "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"asks\":[[\"1\",\"2\"]],\"bids\":[]}",
                "book",
                "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[]}",
                "book");
    }

    @Override
    protected String unheardOf() {
        return "{\"type\":\"novelty\",\"product_id\":\"BTC-USD\"}";
    }

    @Test
    void aTickerIsAQuoteWithBothSizes() {
        Quote quote = ((Quoted) parser().parse(bytes(TICKER), NOW)).quotes().getFirst();

        assertThat(quote.bid()).hasToString("50000.24");
        assertThat(quote.bidQuantity()).hasToString("0.1");
        assertThat(quote.ask()).hasToString("50000.26");
        assertThat(quote.askQuantity()).hasToString("2");
        assertThat(quote.time()).hasToString("2025-06-01T12:00:00.123456Z");
    }

    @Test
    void aHeartbeatNamesTheNewestTrade() {
        assertThat(parser().parse(bytes(HEARTBEAT), NOW)).isEqualTo(new Numbered("heartbeat", BTC, 79));
    }

    @Test
    void aRefusalSaysWhy() {
        assertThat(parser().parse(bytes("{\"type\":\"error\",\"message\":\"No\",\"reason\":\"FOO-USD\"}"), NOW))
                .isEqualTo(new Refused("No: FOO-USD"));
    }
}
