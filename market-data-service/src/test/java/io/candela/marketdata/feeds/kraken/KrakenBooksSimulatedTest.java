package io.candela.marketdata.feeds.kraken;

import io.candela.contracts.Instrument;
import io.candela.marketdata.feeds.CheckedBooksContract;
import java.util.List;
import tools.jackson.databind.JsonNode;

class KrakenBooksSimulatedTest extends CheckedBooksContract {
    KrakenBooksSimulatedTest() {
        super("kraken", feeds -> new KrakenConfiguration().krakenFeed(feeds));
    }

    @Override
    protected String path(Instrument instrument) {
        return "/0/public/Depth?count=25&pair=" + instrument.base() + '/' + instrument.quote();
    }

    @Override
    protected List<JsonNode> sides(JsonNode answer) {
        JsonNode book = answer.path("result").valueStream().findFirst().orElseThrow();
        return List.of(book.get("bids"), book.get("asks"));
    }

    @Override
    protected String cause() {
        return "checksum";
    }
}
