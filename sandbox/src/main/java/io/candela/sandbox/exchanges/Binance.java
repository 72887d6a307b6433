package io.candela.sandbox.exchanges;

import static io.candela.sandbox.exchanges.Json.object;

import io.candela.sandbox.market.Bar;
import io.candela.sandbox.market.Ladder;
import io.candela.sandbox.market.Listed;
import io.candela.sandbox.market.MarketEvent;
import io.candela.sandbox.market.MarketEvent.Quoted;
import io.candela.sandbox.market.MarketEvent.Traded;
import io.candela.sandbox.market.Tape;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Binance, spot. Sources: github.com/binance/binance-spot-api-docs, web-socket-streams.md and rest-api.md ("Exchange information",
 * "Compressed/Aggregate trades list", "Kline/Candlestick data", "24hr ticker price change statistics", "Order
 * book"). The real one has hardly anything in US dollars; this one has.
 */
public final class Binance implements Exchange {
    private static final int MOST = 1_000;
    private static final Map<String, Integer> INTERVALS =
            Map.of("1m", 1, "3m", 3, "5m", 5, "15m", 15, "30m", 30, "1h", 60, "4h", 240, "1d", 1_440);

    private final Map<String, Listed> symbols = new LinkedHashMap<>();
    private final Map<String, Quoted> newest = new LinkedHashMap<>();
    private final Map<String, Quoted> before = new LinkedHashMap<>();
    private long updates;

    public Binance(List<Listed> listed) {
        listed.forEach(one -> symbols.put(symbol(one), one));
    }

    private static String symbol(Listed one) {
        return one.base() + one.quote();
    }

    @Override
    public String name() {
        return "binance";
    }

    @Override
    public List<String> greet() {
        return List.of();
    }

    @Override
    public List<String> hear(String text, Subscriptions of) {
        JsonNode message;
        try {
            message = Json.read(text);
        } catch (JacksonException broken) {
            return List.of(error(3, "Invalid JSON", 0));
        }
        long id = message.path("id").asLong(0);
        String method = message.path("method").asString("");
        if (!method.equals("SUBSCRIBE") && !method.equals("UNSUBSCRIBE")) {
            return List.of(error(2, "Invalid request: unknown variant", id));
        }
        for (JsonNode stream : message.path("params")) {
            String[] parts = stream.asString("").split("@", 2);
            if (parts.length != 2 || !symbols.containsKey(parts[0].toUpperCase(Locale.ROOT))) {
                return List.of(error(2, "Invalid request: invalid stream", id));
            }
            of.forget(parts[0].toUpperCase(Locale.ROOT));
            if (method.equals("SUBSCRIBE")) {
                of.add(parts[1], parts[0].toUpperCase(Locale.ROOT));
            } else {
                of.remove(parts[1], parts[0].toUpperCase(Locale.ROOT));
            }
        }
        return List.of("{\"result\":null,\"id\":" + id + "}");
    }

    private static String error(int code, String message, long id) {
        return Json.text(object("error", object("code", code, "msg", message), "id", id));
    }

    @Override
    public List<String> tell(MarketEvent event, Subscriptions of) {
        String symbol = symbol(event.listed());
        return switch (event) {
            case Traded trade -> of.has("aggTrade", symbol) ? List.of(aggregateTrade(symbol, trade)) : List.of();
            case Quoted quote -> quoted(symbol, quote, of);
        };
    }

    private List<String> quoted(String symbol, Quoted quote, Subscriptions of) {
        List<String> said = new ArrayList<>(2);
        if (of.has("bookTicker", symbol)) {
            said.add(bookTicker(symbol, quote));
        }
        Quoted last = newest.get(symbol);
        if (!quote.equals(last)) {
            newest.put(symbol, quote);
            before.put(symbol, last == null ? quote : last);
        }
        if (of.has("depth@100ms", symbol)) {
            Ladder now = Ladder.of(quote);
            Ladder told = of.told(symbol, now);
            said.add(depth(
                    symbol, told == null ? Ladder.of(before.getOrDefault(symbol, quote)) : told, now, quote.time()));
        }
        return said;
    }

    private static String depth(String symbol, Ladder before, Ladder now, Instant time) {
        Listed listed = now.listed();
        return Json.text(object(
                "stream",
                symbol.toLowerCase(Locale.ROOT) + "@depth@100ms",
                "data",
                object(
                        "e", "depthUpdate",
                        "E", time.toEpochMilli(),
                        "s", symbol,
                        "U", before.number() + 1,
                        "u", now.number(),
                        "b", rows(listed, Ladder.changes(before.bids(), now.bids(), true)),
                        "a", rows(listed, Ladder.changes(before.asks(), now.asks(), true)))));
    }

    private static List<Object> rows(Listed listed, Map<Long, Long> side) {
        List<Object> rows = new ArrayList<>();
        side.forEach((price, quantity) -> rows.add(List.of(listed.price(price), listed.quantity(quantity))));
        return rows;
    }

    private static Object book(Listed one, Tape tape) {
        Quoted quote = tape.quote();
        if (quote == null) {
            return object("lastUpdateId", 0, "bids", List.of(), "asks", List.of());
        }
        Ladder book = Ladder.of(quote);
        return object("lastUpdateId", book.number(), "bids", rows(one, book.bids()), "asks", rows(one, book.asks()));
    }

    private static String aggregateTrade(String symbol, Traded trade) {
        long millisecond = trade.time().toEpochMilli();
        return """
                {"stream":"%s@aggTrade","data":{"e":"aggTrade","E":%d,"s":"%s","a":%d,"p":"%s","q":"%s","f":%d,"l":%d,"T":%d,\
                "m":%b,"M":true}}""".formatted(
                        symbol.toLowerCase(Locale.ROOT),
                        millisecond,
                        symbol,
                        trade.number(),
                        trade.listed().price(trade.price()),
                        trade.listed().quantity(trade.quantity()),
                        trade.number(),
                        trade.number(),
                        millisecond,
                        !trade.buy());
    }

    private String bookTicker(String symbol, Quoted quote) {
        Listed listed = quote.listed();
        return """
                {"stream":"%s@bookTicker","data":{"u":%d,"s":"%s","b":"%s","B":"%s","a":"%s","A":"%s"}}""".formatted(
                        symbol.toLowerCase(Locale.ROOT),
                        ++updates,
                        symbol,
                        listed.price(quote.bid()),
                        listed.quantity(quote.bidQuantity()),
                        listed.price(quote.ask()),
                        listed.quantity(quote.askQuantity()));
    }

    /** It pings instead, on the WebSocket's own level. */
    @Override
    public List<String> beat(Instant time, Subscriptions of) {
        return List.of();
    }

    @Override
    public Answer answer(String path, Map<String, String> query, View view) {
        return switch (path) {
            case "/api/v3/ping" -> Answer.of(object());
            case "/api/v3/time" -> Answer.of(object("serverTime", view.now().toEpochMilli()));
            case "/api/v3/exchangeInfo" -> Answer.of(exchangeInfo(view.now()));
            case "/api/v3/ticker/24hr" -> tickers(query, view);
            case "/api/v3/aggTrades", "/api/v3/klines", "/api/v3/depth" -> ofSymbol(path, query, view);
            default -> new Answer(404, object("code", -1, "msg", "Not found"));
        };
    }

    private Answer ofSymbol(String path, Map<String, String> query, View view) {
        Listed one = symbols.get(query.getOrDefault("symbol", ""));
        if (one == null) {
            return new Answer(400, object("code", -1121, "msg", "Invalid symbol."));
        }
        Tape tape = view.tapes().of(one);
        return Answer.of(
                switch (path) {
                    case "/api/v3/klines" -> klines(one, tape, query, view.now());
                    case "/api/v3/depth" -> book(one, tape);
                    default -> trades(one, tape, query);
                });
    }

    private Object exchangeInfo(Instant now) {
        return object(
                "timezone", "UTC",
                "serverTime", now.toEpochMilli(),
                "rateLimits",
                        List.of(object(
                                "rateLimitType",
                                "REQUEST_WEIGHT",
                                "interval",
                                "MINUTE",
                                "intervalNum",
                                1,
                                "limit",
                                6000)),
                "exchangeFilters", List.of(),
                "symbols", symbols.values().stream().map(Binance::description).toList());
    }

    private static Object description(Listed one) {
        return object(
                "symbol",
                symbol(one),
                "status",
                "TRADING",
                "baseAsset",
                one.base(),
                "baseAssetPrecision",
                8,
                "quoteAsset",
                one.quote(),
                "quotePrecision",
                8,
                "quoteAssetPrecision",
                8,
                "orderTypes",
                List.of("LIMIT", "MARKET"),
                "icebergAllowed",
                true,
                "isSpotTradingAllowed",
                true,
                "isMarginTradingAllowed",
                false,
                "filters",
                List.of(
                        object(
                                "filterType",
                                "PRICE_FILTER",
                                "minPrice",
                                one.tick(),
                                "maxPrice",
                                "1000000",
                                "tickSize",
                                one.tick()),
                        object(
                                "filterType",
                                "LOT_SIZE",
                                "minQty",
                                one.lot(),
                                "maxQty",
                                "9000000",
                                "stepSize",
                                one.lot())),
                "permissions",
                List.of(),
                "permissionSets",
                List.of(List.of("SPOT")));
    }

    private Answer tickers(Map<String, String> query, View view) {
        if (query.containsKey("symbol")) {
            Listed one = symbols.get(query.getOrDefault("symbol", ""));
            return one == null
                    ? new Answer(400, object("code", -1121, "msg", "Invalid symbol."))
                    : Answer.of(ticker(one, view).findFirst().orElse(object()));
        }
        String wanted = query.getOrDefault("symbols", "");
        return Answer.of(symbols.values().stream()
                .filter(one -> wanted.isEmpty() || wanted.contains('"' + symbol(one) + '"'))
                .flatMap(one -> ticker(one, view))
                .toList());
    }

    private static Stream<Object> ticker(Listed one, View view) {
        Tape tape = view.tapes().of(one);
        Quoted quote = tape.quote();
        Traded last = tape.last();
        Bar day = tape.day();
        if (quote == null || last == null || day == null) {
            return Stream.empty();
        }
        double change = 100.0 * (day.close() - day.open()) / day.open();
        return Stream.of(object(
                "symbol", symbol(one),
                "priceChange", one.price(day.close() - day.open()),
                "priceChangePercent", String.format(Locale.ROOT, "%.3f", change),
                "weightedAvgPrice", one.price(Math.round(day.value() / day.volume())),
                "prevClosePrice", one.price(day.open()),
                "lastPrice", one.price(last.price()),
                "lastQty", one.quantity(last.quantity()),
                "bidPrice", one.price(quote.bid()),
                "bidQty", one.quantity(quote.bidQuantity()),
                "askPrice", one.price(quote.ask()),
                "askQty", one.quantity(quote.askQuantity()),
                "openPrice", one.price(day.open()),
                "highPrice", one.price(day.high()),
                "lowPrice", one.price(day.low()),
                "volume", one.quantity(day.volume()),
                "quoteVolume", value(one, day.value()),
                "openTime", day.minute() * 60_000,
                "closeTime", view.now().toEpochMilli(),
                "firstId", Math.max(1, last.number() - day.trades() + 1),
                "lastId", last.number(),
                "count", day.trades()));
    }

    private static String value(Listed one, double ticksTimesLots) {
        return BigDecimal.valueOf(Math.round(ticksTimesLots), one.priceDecimals() + one.quantityDecimals())
                .toPlainString();
    }

    private static List<Object> trades(Listed one, Tape tape, Map<String, String> query) {
        int limit = Math.min(MOST, Integer.parseInt(query.getOrDefault("limit", "500")));
        List<Traded> found;
        if (query.containsKey("fromId")) {
            found = tape.from(Long.parseLong(query.getOrDefault("fromId", "0")), limit);
        } else if (query.containsKey("startTime")) {
            long begin = Long.parseLong(query.getOrDefault("startTime", "0"));
            long end = Long.parseLong(query.getOrDefault("endTime", Long.toString(Long.MAX_VALUE)));
            found = tape.from(0, Integer.MAX_VALUE).stream()
                    .filter(trade ->
                            trade.time().toEpochMilli() >= begin && trade.time().toEpochMilli() <= end)
                    .limit(limit)
                    .toList();
        } else {
            found = tape.before(Long.MAX_VALUE, limit);
        }
        return found.stream()
                .<Object>map(trade -> object(
                        "a", trade.number(),
                        "p", one.price(trade.price()),
                        "q", one.quantity(trade.quantity()),
                        "f", trade.number(),
                        "l", trade.number(),
                        "T", trade.time().toEpochMilli(),
                        "m", !trade.buy(),
                        "M", true))
                .toList();
    }

    private static List<Object> klines(Listed one, Tape tape, Map<String, String> query, Instant now) {
        int minutes = INTERVALS.getOrDefault(query.getOrDefault("interval", "1m"), 1);
        int limit = Math.min(MOST, Integer.parseInt(query.getOrDefault("limit", "500")));
        long end = Long.parseLong(query.getOrDefault("endTime", Long.toString(now.toEpochMilli()))) / 60_000;
        long begin = query.containsKey("startTime")
                ? Long.parseLong(query.getOrDefault("startTime", "0")) / 60_000
                : end - (long) minutes * limit;
        return tape.bars(minutes, begin, end).stream()
                .limit(limit)
                .<Object>map(bar -> List.of(
                        bar.minute() * 60_000,
                        one.price(bar.open()),
                        one.price(bar.high()),
                        one.price(bar.low()),
                        one.price(bar.close()),
                        one.quantity(bar.volume()),
                        (bar.minute() + minutes) * 60_000 - 1,
                        value(one, bar.value()),
                        bar.trades(),
                        one.quantity(bar.buyVolume()),
                        "0",
                        "0"))
                .toList();
    }
}
