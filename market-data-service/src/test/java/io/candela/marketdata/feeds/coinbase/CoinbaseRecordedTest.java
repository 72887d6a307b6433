package io.candela.marketdata.feeds.coinbase;

import io.candela.contracts.Environment;
import io.candela.marketdata.feeds.RecordedSessionContract;
import io.candela.marketdata.feeds.Recording;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A session of ten products in 2021, and the products of that day. */
class CoinbaseRecordedTest extends RecordedSessionContract {
    CoinbaseRecordedTest() throws IOException {
        super(new CoinbaseVenue(), Recording.of("coinbase/COINBASE.0.gz", "coinbase/COINBASE.ws.28.0.gz"));
    }

    @Override
    protected VenueRest rest(VenueRequests requests) {
        return new CoinbaseRest(Environment.LIVE, requests, InstantSource.system());
    }

    @Override
    protected String nameOf(JsonNode message) {
        return message.path("type").asString();
    }

    @Override
    protected List<String> tradesIn(JsonNode message) {
        return nameOf(message).equals("match")
                ? List.of(trade(
                        message.path("trade_id"),
                        message.path("price"),
                        message.path("size"),
                        message.path("side").asString().equals("sell"),
                        Instant.parse(message.path("time").asString())))
                : List.of();
    }

    @Override
    protected Map<String, Integer> totals() {
        return Map.of(
                "match trade", 97,
                "last_match last-match", 10,
                "ticker ticker-without-sizes", 107,
                "subscriptions subscriptions", 3,
                "snapshot snapshot", 10,
                "l2update l2update", 9719);
    }

    @Override
    protected int markets() {
        return 162;
    }
}
