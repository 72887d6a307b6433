package io.candela.marketdata.feeds.bitstamp;

import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Bitstamp's trading pairs. */
final class BitstampRest implements VenueRest {
    private final VenueRequests requests;

    BitstampRest(VenueRequests requests) {
        this.requests = requests;
    }

    @Override
    public Symbols symbols() throws IOException, InterruptedException {
        Map<String, String> symbols = new HashMap<>();
        for (JsonNode pair : requests.get("/api/v2/trading-pairs-info/", 1)) {
            if (pair.path("trading").asString("").equals("Enabled")) {
                symbols.put(
                        pair.path("name").asString("").replace('/', '-'),
                        pair.path("url_symbol").asString());
            }
        }
        return Symbols.byId(symbols);
    }

    /** Without numbers of their own, a market's missing trades cannot be told, nor asked for. */
    @Override
    public List<Trade> trades(Missing missing) {
        return List.of();
    }
}
