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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Coinbase Exchange. Sources: docs.cdp.coinbase.com/exchange, "WebSocket Overview" and "WebSocket Channels"; REST reference,
 * "Products" (among them "Get product book") and "Currencies".
 */
public final class Coinbase implements Exchange {
    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
    private static final String BOOK = "level2_batch";
    private static final List<String> CHANNELS = List.of("matches", "ticker", "heartbeat", BOOK);
    private static final int MOST_TRADES = 1_000;
    private static final int MOST_CANDLES = 300;

    private final Map<String, Listed> products = new LinkedHashMap<>();
    private final Map<String, Quoted> quotes = new LinkedHashMap<>();

    public Coinbase(List<Listed> listed) {
        listed.forEach(one -> products.put(id(one), one));
    }

    private static String id(Listed one) {
        return one.base() + '-' + one.quote();
    }

    @Override
    public String name() {
        return "coinbase";
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
            return List.of(error("Malformed JSON", text.length() + " characters"));
        }
        boolean subscribe = message.path("type").asString("").equals("subscribe");
        if (!subscribe && !message.path("type").asString("").equals("unsubscribe")) {
            return List.of(error("Type has to be either subscribe or unsubscribe", ""));
        }
        for (JsonNode channel : message.path("channels")) {
            String name = channel.isString()
                    ? channel.asString()
                    : channel.path("name").asString("");
            JsonNode ids = channel.has("product_ids") ? channel.path("product_ids") : message.path("product_ids");
            if (!CHANNELS.contains(name)) {
                return List.of(error("Failed to subscribe", name + " is not a valid channel"));
            }
            for (JsonNode id : ids) {
                if (!products.containsKey(id.asString())) {
                    return List.of(error("Failed to subscribe", id.asString() + " is not a valid product"));
                }
                if (name.equals(BOOK)) {
                    of.forget(id.asString());
                }
                if (subscribe) {
                    of.add(name, id.asString());
                } else {
                    of.remove(name, id.asString());
                }
            }
        }
        List<Object> channels = new ArrayList<>();
        of.all()
                .forEach((name, ids) -> channels.add(object(
                        "name", name, "product_ids", ids.stream().sorted().toList())));
        return List.of(Json.text(object("type", "subscriptions", "channels", channels)));
    }

    private static String error(String message, String reason) {
        return Json.text(object("type", "error", "message", message, "reason", reason));
    }

    @Override
    public List<String> tell(MarketEvent event, Subscriptions of) {
        String id = id(event.listed());
        return switch (event) {
            case Quoted quote -> {
                quotes.put(id, quote);
                yield of.has(BOOK, id) ? List.of(book(id, quote, of)) : List.of();
            }
            case Traded trade -> {
                List<String> said = new ArrayList<>();
                if (of.has("matches", id)) {
                    said.add(match(id, trade));
                }
                of.traded(id, trade.number());
                Quoted quote = quotes.get(id);
                if (quote != null && of.has("ticker", id)) {
                    said.add(ticker(id, trade, quote));
                }
                yield said;
            }
        };
    }

    private static String book(String id, Quoted quote, Subscriptions of) {
        Ladder now = Ladder.of(quote);
        Ladder before = of.told(id, now);
        String time = MICROS.format(quote.time());
        if (before == null) {
            return Json.text(object(
                    "type",
                    "snapshot",
                    "product_id",
                    id,
                    "bids",
                    rows(quote.listed(), now.bids()),
                    "asks",
                    rows(quote.listed(), now.asks()),
                    "time",
                    time));
        }
        List<Object> changes = new ArrayList<>();
        change("buy", quote.listed(), Ladder.changes(before.bids(), now.bids(), true), changes);
        change("sell", quote.listed(), Ladder.changes(before.asks(), now.asks(), true), changes);
        return Json.text(object("type", "l2update", "product_id", id, "changes", changes, "time", time));
    }

    private static void change(String side, Listed listed, Map<Long, Long> levels, List<Object> changes) {
        levels.forEach((price, quantity) -> changes.add(List.of(side, listed.price(price), listed.quantity(quantity))));
    }

    private static List<Object> rows(Listed listed, Map<Long, Long> side) {
        List<Object> rows = new ArrayList<>();
        side.forEach((price, quantity) -> rows.add(List.of(listed.price(price), listed.quantity(quantity))));
        return rows;
    }

    private static String match(String id, Traded trade) {
        return """
                {"type":"match","trade_id":%d,"maker_order_id":"00000000-0000-4000-8000-%012d",\
                "taker_order_id":"00000000-0000-4000-9000-%012d","side":"%s","size":"%s","price":"%s","product_id":"%s",\
                "sequence":%d,"time":"%s"}""".formatted(
                        trade.number(),
                        trade.number(),
                        trade.number(),
                        trade.buy() ? "sell" : "buy",
                        trade.listed().quantity(trade.quantity()),
                        trade.listed().price(trade.price()),
                        id,
                        trade.number() * 10,
                        MICROS.format(trade.time()));
    }

    private static String ticker(String id, Traded trade, Quoted quote) {
        Listed listed = trade.listed();
        return """
                {"type":"ticker","sequence":%d,"product_id":"%s","price":"%s","best_bid":"%s","best_bid_size":"%s",\
                "best_ask":"%s","best_ask_size":"%s","side":"%s","time":"%s","trade_id":%d,"last_size":"%s"}""".formatted(
                        trade.number() * 10,
                        id,
                        listed.price(trade.price()),
                        listed.price(quote.bid()),
                        listed.quantity(quote.bidQuantity()),
                        listed.price(quote.ask()),
                        listed.quantity(quote.askQuantity()),
                        trade.buy() ? "buy" : "sell",
                        MICROS.format(trade.time()),
                        trade.number(),
                        listed.quantity(trade.quantity()));
    }

    @Override
    public List<String> beat(Instant time, Subscriptions of) {
        List<String> said = new ArrayList<>();
        of.newest().forEach((id, number) -> {
            if (of.has("heartbeat", id)) {
                said.add("""
                        {"type":"heartbeat","sequence":%d,"last_trade_id":%d,"product_id":"%s","time":"%s"}""".formatted(number * 10, number, id, MICROS.format(time)));
            }
        });
        return said;
    }

    @Override
    public Answer answer(String path, Map<String, String> query, View view) {
        String[] parts = path.split("/", -1);
        if (path.equals("/products")) {
            return Answer.of(products.values().stream().map(Coinbase::product).toList());
        }
        if (path.equals("/currencies")) {
            return Answer.of(currencies());
        }
        if (path.equals("/products/spark-lines")) {
            Map<String, Object> lines = new LinkedHashMap<>();
            products.forEach((id, one) ->
                    lines.put(id, candles(view.tapes().of(one), one, Map.of("granularity", "900"), view.now())));
            return Answer.of(lines);
        }
        Listed one = parts.length == 4 ? products.get(parts[2]) : null;
        if (one == null) {
            return notFound();
        }
        Tape tape = view.tapes().of(one);
        return switch (parts[3]) {
            case "ticker" -> ticker(one, tape);
            case "trades" -> Answer.of(trades(one, tape, query));
            case "book" -> Answer.of(book(one, tape));
            case "candles" -> Answer.of(candles(tape, one, query, view.now()));
            default -> notFound();
        };
    }

    private static Object book(Listed one, Tape tape) {
        Quoted quote = tape.quote();
        if (quote == null) {
            return object("bids", List.of(), "asks", List.of());
        }
        Ladder book = Ladder.of(quote);
        return object(
                "bids", rows(one, book.bids()), "asks", rows(one, book.asks()), "time", MICROS.format(quote.time()));
    }

    private static Answer notFound() {
        return new Answer(404, object("message", "NotFound"));
    }

    private static Object product(Listed one) {
        return object(
                "id",
                id(one),
                "base_currency",
                one.base(),
                "quote_currency",
                one.quote(),
                "quote_increment",
                one.tick(),
                "base_increment",
                one.lot(),
                "display_name",
                one.base() + '/' + one.quote(),
                "min_market_funds",
                "1",
                "margin_enabled",
                false,
                "post_only",
                false,
                "limit_only",
                false,
                "cancel_only",
                false,
                "trading_disabled",
                false,
                "fx_stablecoin",
                false,
                "max_slippage_percentage",
                "0.02",
                "auction_mode",
                false,
                "status",
                "online",
                "status_message",
                "");
    }

    private List<Object> currencies() {
        List<Object> currencies = new ArrayList<>();
        currencies.add(currency("USD", "fiat", "0.01"));
        products.values()
                .forEach(one -> currencies.add(currency(one.base(), one.isCurrency() ? "fiat" : "crypto", one.lot())));
        return currencies;
    }

    private static Object currency(String id, String type, String precision) {
        return object(
                "id",
                id,
                "name",
                id,
                "status",
                "online",
                "message",
                "",
                "min_size",
                precision,
                "max_precision",
                precision,
                "convertible_to",
                List.of(),
                "details",
                object("type", type),
                "supported_networks",
                List.of());
    }

    private static Answer ticker(Listed one, Tape tape) {
        Traded last = tape.last();
        Quoted quote = tape.quote();
        Bar day = tape.day();
        if (last == null || quote == null || day == null) {
            return notFound();
        }
        return Answer.of(object(
                "trade_id", last.number(),
                "price", one.price(last.price()),
                "size", one.quantity(last.quantity()),
                "time", MICROS.format(last.time()),
                "bid", one.price(quote.bid()),
                "ask", one.price(quote.ask()),
                "volume", one.quantity(day.volume())));
    }

    /** Newest first; {@code after} a number are the older ones. */
    private static List<Object> trades(Listed one, Tape tape, Map<String, String> query) {
        int limit = Math.min(MOST_TRADES, Integer.parseInt(query.getOrDefault("limit", "100")));
        long below = Long.parseLong(query.getOrDefault("after", Long.toString(Long.MAX_VALUE)));
        List<Object> rows = new ArrayList<>();
        for (Traded trade : tape.before(below, limit).reversed()) {
            rows.add(object(
                    "time", MICROS.format(trade.time()),
                    "trade_id", trade.number(),
                    "price", one.price(trade.price()),
                    "size", one.quantity(trade.quantity()),
                    "side", trade.buy() ? "sell" : "buy"));
        }
        return rows;
    }

    /** Newest first: time, low, high, open, close, volume. */
    private static List<Object> candles(Tape tape, Listed one, Map<String, String> query, Instant now) {
        int seconds = Integer.parseInt(query.getOrDefault("granularity", "60"));
        int minutes = Math.max(1, seconds / 60);
        Instant end = time(query.get("end")).orElse(now);
        Instant begin = time(query.get("start")).orElse(end.minus((long) minutes * MOST_CANDLES, ChronoUnit.MINUTES));
        List<Object> rows = new ArrayList<>();
        for (Bar bar : tape.bars(minutes, begin.getEpochSecond() / 60, end.getEpochSecond() / 60)
                .reversed()) {
            rows.add(List.of(
                    bar.minute() * 60,
                    new BigDecimal(one.price(bar.low())),
                    new BigDecimal(one.price(bar.high())),
                    new BigDecimal(one.price(bar.open())),
                    new BigDecimal(one.price(bar.close())),
                    new BigDecimal(one.quantity(bar.volume()))));
        }
        return rows;
    }

    private static Optional<Instant> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(text.matches("\\d+") ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text));
    }
}
