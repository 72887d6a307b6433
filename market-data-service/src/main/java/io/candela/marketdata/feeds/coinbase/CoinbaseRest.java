package io.candela.marketdata.feeds.coinbase;

import static java.util.Comparator.comparingLong;

import io.candela.contracts.Decimals;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Coinbase Exchange's products and trades. */
final class CoinbaseRest implements VenueRest {
    private static final int PAGE = 1_000;

    private final Environment environment;
    private final VenueRequests requests;
    private final InstantSource wallClock;

    CoinbaseRest(Environment environment, VenueRequests requests, InstantSource wallClock) {
        this.environment = environment;
        this.requests = requests;
        this.wallClock = wallClock;
    }

    @Override
    public Symbols symbols() throws IOException, InterruptedException {
        Map<String, String> symbols = new HashMap<>();
        for (JsonNode product : requests.get("/products", 1)) {
            if (product.path("status").asString().equals("online")
                    && !product.path("trading_disabled").asBoolean(false)) {
                String id = product.path("id").asString();
                symbols.put(id, id);
            }
        }
        return Symbols.byId(symbols);
    }

    /** Pages go backwards: {@code after} a number are those below it. */
    @Override
    public List<Trade> trades(Missing missing) throws IOException, InterruptedException {
        List<Trade> found = new ArrayList<>();
        long below = missing.last() + 1;
        while (below > missing.first()) {
            long lowest = below;
            for (JsonNode row :
                    requests.get("/products/%s/trades?after=%d&limit=%d".formatted(missing.symbol(), below, PAGE), 1)) {
                long number = row.path("trade_id").asLong();
                lowest = Math.min(lowest, number);
                if (missing.includes(number)) {
                    found.add(trade(row, missing.instrument()));
                }
            }
            if (lowest == below) {
                break;
            }
            below = lowest;
        }
        found.sort(comparingLong(trade -> Long.parseLong(trade.tradeId())));
        return found;
    }

    private Trade trade(JsonNode row, Instrument instrument) {
        return new Trade(
                environment,
                instrument,
                CoinbaseVenue.VENUE,
                row.path("trade_id").asString(),
                Decimals.parse(row.path("price").asString()),
                Decimals.parse(row.path("size").asString()),
                row.path("side").asString().equals("sell") ? TakerSide.BUY : TakerSide.SELL,
                Instant.parse(row.path("time").asString()),
                wallClock.instant());
    }
}
