package io.candela.marketdata.feeds.coinbase;

import io.candela.contracts.Environment;
import io.candela.marketdata.feeds.RecordedBooksContract;
import io.candela.marketdata.feeds.Recording;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A session of ten products in 2021, and the products of that day. */
class CoinbaseRecordedTest extends RecordedBooksContract {
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
                "snapshot book", 10,
                "l2update book", 9719);
    }

    @Override
    protected int markets() {
        return 162;
    }

    @Override
    protected List<String> levelsIn(JsonNode message) {
        return switch (nameOf(message)) {
            case "snapshot" ->
                Stream.concat(levels(true, message.path("bids")).stream(), levels(false, message.path("asks")).stream())
                        .toList();
            case "l2update" ->
                message.path("changes")
                        .valueStream()
                        .map(change -> level(change.get(0).asString().equals("buy"), change.get(1), change.get(2)))
                        .toList();
            default -> List.of();
        };
    }

    @Override
    protected int followed() {
        return 10;
    }
}
