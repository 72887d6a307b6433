package io.candela.marketdata.feeds.binance;

import io.candela.contracts.Decimals;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.books.BookMessage;
import io.candela.marketdata.books.BookMessage.Numbers;
import io.candela.marketdata.feeds.live.BookRequests;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueRequests;
import io.candela.marketdata.feeds.live.VenueRest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Binance's symbols, aggregate trades, and books. */
final class BinanceRest implements VenueRest {
    private static final int PAGE = 1_000;
    private static final int SYMBOLS_WEIGHT = 20;
    private static final int TRADES_WEIGHT = 4;
    private static final int BOOK_WEIGHT = 50;

    private final Environment environment;
    private final VenueRequests requests;
    private final InstantSource wallClock;

    BinanceRest(Environment environment, VenueRequests requests, InstantSource wallClock) {
        this.environment = environment;
        this.requests = requests;
        this.wallClock = wallClock;
    }

    @Override
    public Symbols symbols() throws IOException, InterruptedException {
        Map<String, String> symbols = new HashMap<>();
        for (JsonNode symbol :
                requests.get("/api/v3/exchangeInfo", SYMBOLS_WEIGHT).path("symbols")) {
            if (symbol.path("status").asString("").equals("TRADING")) {
                String id = symbol.path("baseAsset").asString()
                        + '-'
                        + symbol.path("quoteAsset").asString();
                symbols.put(id, symbol.path("symbol").asString());
            }
        }
        return Symbols.byId(symbols);
    }

    @Override
    public List<Trade> trades(Missing missing) throws IOException, InterruptedException {
        List<Trade> found = new ArrayList<>();
        long next = missing.first();
        boolean more = true;
        while (more && next <= missing.last()) {
            more = false;
            for (JsonNode row : requests.get(
                    "/api/v3/aggTrades?symbol=%s&fromId=%d&limit=%d".formatted(missing.symbol(), next, PAGE),
                    TRADES_WEIGHT)) {
                long number = row.path("a").asLong();
                if (missing.includes(number)) {
                    found.add(trade(row, missing.instrument()));
                }
                next = Math.max(next, number + 1);
                more = true;
            }
        }
        return found;
    }

    @Override
    public Optional<BookRequests> books() {
        return Optional.of(this::book);
    }

    private BookMessage book(Instrument instrument, String symbol) throws IOException, InterruptedException {
        JsonNode book =
                requests.get("/api/v3/depth?symbol=%s&limit=%d".formatted(symbol, BinanceBooks.DEPTH), BOOK_WEIGHT);
        long last = book.path("lastUpdateId").asLong();
        return new BookMessage(
                instrument,
                BookMessage.Kind.SNAPSHOT,
                levels(book.path("bids")),
                levels(book.path("asks")),
                new Numbers(last, last),
                null,
                wallClock.instant());
    }

    private static List<BookLevel> levels(JsonNode rows) {
        return rows.valueStream()
                .map(row -> new BookLevel(
                        new BigDecimal(row.path(0).asString()),
                        new BigDecimal(row.path(1).asString())))
                .toList();
    }

    private Trade trade(JsonNode row, Instrument instrument) {
        return new Trade(
                environment,
                instrument,
                BinanceVenue.VENUE,
                row.path("a").asString(),
                Decimals.parse(row.path("p").asString()),
                Decimals.parse(row.path("q").asString()),
                row.path("m").asBoolean() ? TakerSide.SELL : TakerSide.BUY,
                Instant.ofEpochMilli(row.path("T").asLong()),
                wallClock.instant());
    }
}
