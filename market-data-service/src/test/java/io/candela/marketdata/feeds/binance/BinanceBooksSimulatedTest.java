package io.candela.marketdata.feeds.binance;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import io.candela.marketdata.feeds.CheckedBooksContract;
import io.candela.sandbox.market.Market;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

class BinanceBooksSimulatedTest extends CheckedBooksContract {
    BinanceBooksSimulatedTest() {
        super("binance", feeds -> new BinanceConfiguration().binanceFeed(feeds));
    }

    @Override
    protected String path(Instrument instrument) {
        return "/api/v3/depth?symbol=" + instrument.base() + instrument.quote();
    }

    @Override
    protected List<JsonNode> sides(JsonNode answer) {
        return List.of(answer.get("bids"), answer.get("asks"));
    }

    @Override
    protected String cause() {
        return "gap";
    }

    /** A book that was asked for has no time of its own; its number is that of a step. */
    @Override
    protected Instant changedAt(Book book) {
        return Instant.ofEpochMilli(book.sequence() * Market.STEP.toMillis());
    }
}
