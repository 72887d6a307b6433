package io.candela.marketdata.feeds.bitstamp;

import io.candela.marketdata.feeds.RecordedBooksContract;
import io.candela.marketdata.feeds.Recording;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A session of ten pairs in 2022, and the pairs of that day. */
class BitstampRecordedTest extends RecordedBooksContract {
    BitstampRecordedTest() throws IOException {
        super(new BitstampVenue(), Recording.of("bitstamp/BITSTAMP.0.gz", "bitstamp/BITSTAMP.ws.1.0.gz"));
    }

    @Override
    protected VenueRest rest(VenueRequests requests) {
        return new BitstampRest(requests);
    }

    @Override
    protected String nameOf(JsonNode message) {
        return message.path("event").asString();
    }

    @Override
    protected List<String> tradesIn(JsonNode message) {
        JsonNode data = message.path("data");
        return nameOf(message).equals("trade")
                ? List.of(trade(
                        data.path("id"),
                        data.path("price_str"),
                        data.path("amount_str"),
                        data.path("type").asInt() == 0,
                        Instant.EPOCH.plus(
                                Long.parseLong(data.path("microtimestamp").asString()), ChronoUnit.MICROS)))
                : List.of();
    }

    @Override
    protected Map<String, Integer> totals() {
        return Map.of("trade trade", 10, "bts:subscription_succeeded subscribed", 20, "data book", 717);
    }

    @Override
    protected int markets() {
        return 140;
    }

    @Override
    protected List<String> levelsIn(JsonNode message) {
        return nameOf(message).equals("data")
                ? Stream.concat(
                                levels(true, message.at("/data/bids")).stream(),
                                levels(false, message.at("/data/asks")).stream())
                        .toList()
                : List.of();
    }

    /** Only changes were recorded. */
    @Override
    protected int followed() {
        return 0;
    }
}
