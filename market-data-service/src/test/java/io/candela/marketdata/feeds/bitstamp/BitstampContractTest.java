package io.candela.marketdata.feeds.bitstamp;

import io.candela.marketdata.feeds.ExchangeFeedContract;
import io.candela.marketdata.feeds.live.VenueProtocol;
import java.util.Map;

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
                "{\"event\":\"data\",\"channel\":\"diff_order_book_btcusd\",\"data\":{\"bids\":[],\"asks\":[]}}",
                        "book");
    }

    @Override
    protected String unheardOf() {
        return "{\"event\":\"bts:novelty\",\"channel\":\"\",\"data\":{}}";
    }
}
