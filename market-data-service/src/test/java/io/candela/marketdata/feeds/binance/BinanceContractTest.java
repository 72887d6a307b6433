package io.candela.marketdata.feeds.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Quote;
import io.candela.marketdata.feeds.ExchangeFeedContract;
import io.candela.marketdata.feeds.live.Parsed.Quoted;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinanceContractTest extends ExchangeFeedContract {
    private static final String BOOK_TICKER = """
            {"stream":"btcusd@bookTicker","data":{"u":400900217,"s":"BTCUSD","b":"50000.24000000","B":"31.21000000",\
            "a":"50000.26000000","A":"40.66000000"}}""";

    @Override
    protected VenueProtocol protocol() {
        return new BinanceVenue();
    }

    @Override
    protected String symbol() {
        return "BTCUSD";
    }

    @Override
    protected String trade(long number) {
        return """
                {"stream":"btcusd@aggTrade","data":{"e":"aggTrade","E":1748779200001,"s":"BTCUSD","a":%d,"p":"50000.25",\
                "q":"0.50000000","f":100,"l":105,"T":1748779200000,"m":false,"M":true}}""".formatted(number);
    }

    @Override
    protected Map<String, String> others() {
        return Map.of(
                BOOK_TICKER,
                "quote",
                "{\"result\":null,\"id\":1}",
                "subscribed",
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown stream\"},\"id\":1}",
                "refused",
                trade(4).replace("\"e\":\"aggTrade\"", "\"e\":\"trade\""),
                "single-trade",
                "{\"stream\":\"btcusd@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSD\",\"U\":2,\"u\":3,\"b\":[],\"a\":[]}}",
                "book",
                "{\"stream\":\"\",\"data\":{\"e\":\"serverShutdown\",\"E\":1748779200001}}",
                "shutdown");
    }

    @Override
    protected String unheardOf() {
        return "{\"stream\":\"btcusd@novelty\",\"data\":{\"e\":\"novelty\",\"s\":\"BTCUSD\"}}";
    }

    @Test
    void aBookTickerIsAQuoteOfNow() {
        Quote quote =
                ((Quoted) parser().parse(bytes(BOOK_TICKER), NOW)).quotes().getFirst();

        assertThat(quote.bid()).hasToString("50000.24");
        assertThat(quote.bidQuantity()).hasToString("31.21");
        assertThat(quote.ask()).hasToString("50000.26");
        assertThat(quote.askQuantity()).hasToString("40.66");
        assertThat(quote.time()).isEqualTo(NOW);
    }
}
