package io.candela.marketdata.feeds.binance;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.feeds.RecordedBooksContract;
import io.candela.marketdata.feeds.Recording;
import io.candela.marketdata.feeds.live.BookRequests;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A session of four symbols in 2021, and the symbols of that day. */
class BinanceRecordedTest extends RecordedBooksContract {
    BinanceRecordedTest() throws IOException {
        super(
                new BinanceVenue(),
                Recording.of("binance/BINANCE.0.gz", "binance/BINANCE.http.0.0.gz", "binance/BINANCE.ws.1.0.gz"));
    }

    @Override
    protected VenueRest rest(VenueRequests requests) {
        return new BinanceRest(Environment.LIVE, requests, InstantSource.system());
    }

    @Override
    protected String nameOf(JsonNode message) {
        return message.path("data").path("e").asString("bookTicker");
    }

    @Override
    protected List<String> tradesIn(JsonNode message) {
        JsonNode data = message.path("data");
        return nameOf(message).equals("aggTrade")
                ? List.of(trade(
                        data.path("a"),
                        data.path("p"),
                        data.path("q"),
                        !data.path("m").asBoolean(),
                        Instant.ofEpochMilli(data.path("T").asLong())))
                : List.of();
    }

    @Override
    protected Map<String, Integer> totals() {
        return Map.of("aggTrade trade", 2, "bookTicker quote", 84, "kline kline", 2, "depthUpdate book", 177);
    }

    @Override
    protected int markets() {
        return 1_262;
    }

    @Override
    protected List<String> levelsIn(JsonNode message) {
        return nameOf(message).equals("depthUpdate")
                ? Stream.concat(
                                levels(true, message.at("/data/b")).stream(),
                                levels(false, message.at("/data/a")).stream())
                        .toList()
                : List.of();
    }

    /** Each while its changes were heard, so that it joins them somewhere. */
    @Override
    protected List<BookMessage> requested() throws IOException, InterruptedException {
        BookRequests requests = rest().books().orElseThrow();
        List<BookMessage> books = new ArrayList<>();
        for (String symbol : List.of("NKN-USDT", "BLZ-ETH", "LRC-BTC", "RUNE-EUR")) {
            books.add(requests.snapshot(new Instrument(symbol), symbol.replace("-", "")));
        }
        return books;
    }

    @Override
    protected int followed() {
        return 4;
    }
}
