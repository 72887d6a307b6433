package io.candela.marketdata.feeds.coinbase;

import io.candela.contracts.Instrument;
import io.candela.marketdata.feeds.SimulatedBooksContract;
import java.util.List;
import tools.jackson.databind.JsonNode;

class CoinbaseBooksSimulatedTest extends SimulatedBooksContract {
    CoinbaseBooksSimulatedTest() {
        super("coinbase", feeds -> new CoinbaseConfiguration().coinbaseFeed(feeds));
    }

    @Override
    protected String path(Instrument instrument) {
        return "/products/" + instrument.id() + "/book?level=2";
    }

    @Override
    protected List<JsonNode> sides(JsonNode answer) {
        return List.of(answer.get("bids"), answer.get("asks"));
    }
}
