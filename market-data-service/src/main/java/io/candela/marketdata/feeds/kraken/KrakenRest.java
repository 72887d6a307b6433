package io.candela.marketdata.feeds.kraken;

import io.candela.contracts.Decimals;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Kraken's asset pairs and trades. */
final class KrakenRest implements VenueRest {
    private static final Map<String, String> RENAMED = Map.of("XBT", "BTC", "XDG", "DOGE");
    private static final Map<String, String> FORMER = Map.of("BTC", "XBT", "DOGE", "XDG");
    private static final int PAGE = 1_000;
    private static final int NANOS = 9;

    private final Environment environment;
    private final VenueRequests requests;
    private final InstantSource wallClock;

    KrakenRest(Environment environment, VenueRequests requests, InstantSource wallClock) {
        this.environment = environment;
        this.requests = requests;
        this.wallClock = wallClock;
    }

    @Override
    public Symbols symbols() throws IOException, InterruptedException {
        Map<String, String> symbols = new HashMap<>();
        for (JsonNode pair : result("/0/public/AssetPairs")) {
            String[] sides = pair.path("wsname").asString("").split("/", -1);
            if (sides.length == 2 && pair.path("status").asString("online").equals("online")) {
                String base = RENAMED.getOrDefault(sides[0], sides[0]);
                String quote = RENAMED.getOrDefault(sides[1], sides[1]);
                symbols.put(base + '-' + quote, base + '/' + quote);
            }
        }
        return Symbols.byId(symbols);
    }

    /** Pages go forward in time: {@code since} a nanosecond. */
    @Override
    public List<Trade> trades(Missing missing) throws IOException, InterruptedException {
        List<Trade> found = new ArrayList<>();
        String since = Long.toString(ChronoUnit.NANOS.between(Instant.EPOCH, missing.since()));
        long newest = missing.first() - 1;
        String last = "";
        while (newest < missing.last() && !since.equals(last)) {
            last = since;
            JsonNode result =
                    result("/0/public/Trades?pair=%s&since=%s&count=%d".formatted(pair(missing.symbol()), since, PAGE));
            for (Map.Entry<String, JsonNode> entry : result.properties()) {
                if (!entry.getKey().equals("last")) {
                    for (JsonNode row : entry.getValue()) {
                        newest = row.path(6).asLong();
                        if (missing.includes(newest)) {
                            found.add(trade(row, missing.instrument()));
                        }
                    }
                }
            }
            since = result.path("last").asString(last);
        }
        return found;
    }

    /** What requests call a symbol of the WebSocket. */
    private static String pair(String symbol) {
        return Stream.of(symbol.split("/", -1))
                .map(side -> FORMER.getOrDefault(side, side))
                .collect(Collectors.joining());
    }

    private JsonNode result(String path) throws IOException, InterruptedException {
        JsonNode answer = requests.get(path, 1);
        if (!answer.path("error").isEmpty()) {
            throw new IOException(path + " answered " + answer.path("error"));
        }
        return answer.path("result");
    }

    /** A row is price, volume, seconds, b or s, m or l, miscellaneous, number. */
    private Trade trade(JsonNode row, Instrument instrument) {
        return new Trade(
                environment,
                instrument,
                KrakenVenue.VENUE,
                row.path(6).asString(),
                Decimals.parse(row.path(0).asString()),
                Decimals.parse(row.path(1).asString()),
                row.path(3).asString().equals("b") ? TakerSide.BUY : TakerSide.SELL,
                time(row.path(2).decimalValue()),
                wallClock.instant());
    }

    private static Instant time(BigDecimal seconds) {
        return Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(NANOS).longValue());
    }
}
