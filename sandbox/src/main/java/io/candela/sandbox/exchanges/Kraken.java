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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Kraken. Sources: docs.kraken.com/api/docs/websocket-v2, "Ticker (Level 1)", "Book (Level 2)", "Trade", "Heartbeat", "Status",
 * "Ping", and the guide "Spot WebSockets (v2) Book Checksum"; Spot REST, "Get Tradable Asset Pairs", "Get Asset Info", "Get
 * Ticker Information", "Get OHLC Data", "Get Order Book", "Get Recent Trades". Requests have the older names: XBT for BTC, XDG
 * for DOGE, and a letter before what was listed in the first years.
 */
public final class Kraken implements Exchange {
    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
    private static final Map<String, String> FORMER = Map.of("BTC", "XBT", "DOGE", "XDG");
    private static final List<String> OLD = List.of("XBT", "ETH", "XRP", "LTC", "XLM", "ETC");
    private static final List<String> STATES = List.of("EUR", "USD");
    private static final List<String> CHANNELS = List.of("trade", "ticker", "book");
    private static final int MOST_TRADES = 1_000;
    private static final int MOST_CANDLES = 720;

    private final Map<String, Listed> pairs = new LinkedHashMap<>();
    private final Map<String, Traded> last = new LinkedHashMap<>();

    public Kraken(List<Listed> listed) {
        listed.forEach(one -> pairs.put(symbol(one), one));
    }

    private static String symbol(Listed one) {
        return one.base() + '/' + one.quote();
    }

    private static String former(String currency) {
        return FORMER.getOrDefault(currency, currency);
    }

    private static String asset(String currency) {
        String former = former(currency);
        return STATES.contains(currency) ? 'Z' + currency : OLD.contains(former) ? 'X' + former : former;
    }

    private static String id(Listed one) {
        return OLD.contains(former(one.base())) || one.isCurrency()
                ? asset(one.base()) + asset(one.quote())
                : altname(one);
    }

    private static String altname(Listed one) {
        return former(one.base()) + former(one.quote());
    }

    @Override
    public String name() {
        return "kraken";
    }

    @Override
    public List<String> greet() {
        return List.of("""
                {"channel":"status","type":"update","data":[{"version":"2.0.9","system":"online","api_version":"v2",\
                "connection_id":1}]}""");
    }

    @Override
    public List<String> hear(String text, Subscriptions of) {
        JsonNode message;
        try {
            message = Json.read(text);
        } catch (JacksonException broken) {
            return List.of(Json.text(object("error", "Malformed request", "success", false)));
        }
        String method = message.path("method").asString("");
        if (method.equals("ping")) {
            return List.of(Json.text(
                    object("method", "pong", "req_id", message.path("req_id").asLong(0))));
        }
        String channel = message.path("params").path("channel").asString("");
        List<String> said = new ArrayList<>();
        int depth = message.path("params").path("depth").asInt(10);
        if (channel.equals("book") && !KrakenBook.DEPTHS.contains(depth)) {
            return List.of(Json.text(object("error", "Depth not supported", "method", method, "success", false)));
        }
        // One of the depths on offer for all books of a connection is enough here.
        of.depth(depth);
        for (JsonNode symbol : message.path("params").path("symbol")) {
            said.add(hear(method, channel, symbol.asString(), of));
        }
        return said;
    }

    private String hear(String method, String channel, String symbol, Subscriptions of) {
        String wrong = !CHANNELS.contains(channel)
                ? "Unknown channel " + channel
                : !pairs.containsKey(symbol) ? "Currency pair not supported " + symbol : "";
        if (!wrong.isEmpty()) {
            return Json.text(object("error", wrong, "method", method, "success", false, "symbol", symbol));
        }
        if (method.equals("subscribe")) {
            of.add(channel, symbol);
        } else {
            of.remove(channel, symbol);
        }
        if (channel.equals("book")) {
            of.forget(symbol);
        }
        return Json.text(object(
                "method",
                method,
                "result",
                object("channel", channel, "symbol", symbol, "snapshot", channel.equals("book")),
                "success",
                true));
    }

    @Override
    public List<String> tell(MarketEvent event, Subscriptions of) {
        String symbol = symbol(event.listed());
        return switch (event) {
            case Traded trade -> {
                last.put(symbol, trade);
                yield of.has("trade", symbol) ? List.of(trade(symbol, trade)) : List.of();
            }
            case Quoted quote -> quoted(symbol, quote, of);
        };
    }

    private List<String> quoted(String symbol, Quoted quote, Subscriptions of) {
        List<String> said = new ArrayList<>(2);
        if (of.has("ticker", symbol)) {
            said.add(ticker(symbol, quote));
        }
        if (of.has("book", symbol)) {
            Ladder book = Ladder.of(quote).top(of.depth());
            said.add(KrakenBook.message(symbol, of.told(symbol, book), book, MICROS.format(quote.time())));
        }
        return said;
    }

    private static String trade(String symbol, Traded trade) {
        return """
                {"channel":"trade","type":"update","data":[{"symbol":"%s","side":"%s","price":%s,"qty":%s,"ord_type":"market",\
                "trade_id":%d,"timestamp":"%s"}]}""".formatted(
                        symbol,
                        trade.buy() ? "buy" : "sell",
                        trade.listed().price(trade.price()),
                        trade.listed().quantity(trade.quantity()),
                        trade.number(),
                        MICROS.format(trade.time()));
    }

    private String ticker(String symbol, Quoted quote) {
        Listed listed = quote.listed();
        Traded trade = last.get(symbol);
        return """
                {"channel":"ticker","type":"update","data":[{"symbol":"%s","bid":%s,"bid_qty":%s,"ask":%s,"ask_qty":%s,\
                "last":%s,"timestamp":"%s"}]}""".formatted(
                        symbol,
                        listed.price(quote.bid()),
                        listed.quantity(quote.bidQuantity()),
                        listed.price(quote.ask()),
                        listed.quantity(quote.askQuantity()),
                        listed.price(trade == null ? quote.bid() : trade.price()),
                        MICROS.format(quote.time()));
    }

    @Override
    public List<String> beat(Instant time, Subscriptions of) {
        return of.all().isEmpty() ? List.of() : List.of("{\"channel\":\"heartbeat\"}");
    }

    @Override
    public Answer answer(String path, Map<String, String> query, View view) {
        return switch (path) {
            case "/0/public/Time" ->
                result(object(
                        "unixtime",
                        view.now().getEpochSecond(),
                        "rfc1123",
                        view.now().toString()));
            case "/0/public/SystemStatus" ->
                result(object("status", "online", "timestamp", view.now().toString()));
            case "/0/public/Assets" -> result(assets());
            case "/0/public/AssetPairs" -> result(assetPairs());
            case "/0/public/Ticker" -> result(tickers(query, view));
            case "/0/public/Trades" -> trades(query, view);
            case "/0/public/Depth" -> book(query, view);
            case "/0/public/OHLC" -> candles(query, view);
            default -> new Answer(404, object("error", List.of("EGeneral:Unknown method")));
        };
    }

    private static Answer result(Object result) {
        return Answer.of(object("error", List.of(), "result", result));
    }

    private static Answer unknownPair() {
        return Answer.of(object("error", List.of("EQuery:Unknown asset pair")));
    }

    private Object assets() {
        Map<String, Object> assets = new LinkedHashMap<>();
        assets.put("ZUSD", asset("USD", 4));
        pairs.values().forEach(one -> assets.put(asset(one.base()), asset(former(one.base()), 10)));
        return assets;
    }

    private static Object asset(String altname, int decimals) {
        return object(
                "aclass",
                "currency",
                "altname",
                altname,
                "decimals",
                decimals,
                "display_decimals",
                5,
                "status",
                "enabled");
    }

    private Object assetPairs() {
        Map<String, Object> all = new LinkedHashMap<>();
        pairs.values()
                .forEach(one -> all.put(
                        id(one),
                        object(
                                "altname", altname(one),
                                "wsname", former(one.base()) + '/' + former(one.quote()),
                                "aclass_base", "currency",
                                "base", asset(one.base()),
                                "aclass_quote", "currency",
                                "quote", asset(one.quote()),
                                "lot", "unit",
                                "cost_decimals", 5,
                                "pair_decimals", one.priceDecimals(),
                                "lot_decimals", one.quantityDecimals(),
                                "lot_multiplier", 1,
                                "leverage_buy", List.of(),
                                "leverage_sell", List.of(),
                                "fees", List.of(List.of(0, new BigDecimal("0.4"))),
                                "fees_maker", List.of(List.of(0, new BigDecimal("0.25"))),
                                "fee_volume_currency", "ZUSD",
                                "ordermin", one.lot(),
                                "costmin", "0.5",
                                "tick_size", one.tick(),
                                "status", "online")));
        return all;
    }

    private Object tickers(Map<String, String> query, View view) {
        List<String> wanted = query.containsKey("pair")
                ? List.of(query.getOrDefault("pair", "").split(",", -1))
                : List.of();
        Map<String, Object> tickers = new LinkedHashMap<>();
        for (Listed one : pairs.values()) {
            Tape tape = view.tapes().of(one);
            Quoted quote = tape.quote();
            Traded trade = tape.last();
            Bar day = tape.day();
            if (quote != null
                    && trade != null
                    && day != null
                    && (wanted.isEmpty() || wanted.stream().anyMatch(names(one)::contains))) {
                String volume = one.quantity(day.volume());
                String average = one.price(Math.round(day.value() / day.volume()));
                tickers.put(
                        id(one),
                        object(
                                "a", List.of(one.price(quote.ask()), "1", one.quantity(quote.askQuantity())),
                                "b", List.of(one.price(quote.bid()), "1", one.quantity(quote.bidQuantity())),
                                "c", List.of(one.price(trade.price()), one.quantity(trade.quantity())),
                                "v", List.of(volume, volume),
                                "p", List.of(average, average),
                                "t", List.of(day.trades(), day.trades()),
                                "l", List.of(one.price(day.low()), one.price(day.low())),
                                "h", List.of(one.price(day.high()), one.price(day.high())),
                                "o", one.price(day.open())));
            }
        }
        return tickers;
    }

    private static List<String> names(Listed one) {
        return List.of(id(one), altname(one), former(one.base()) + '/' + former(one.quote()), symbol(one));
    }

    private @Nullable Listed pair(Map<String, String> query) {
        String asked = query.getOrDefault("pair", "");
        return pairs.values().stream()
                .filter(one -> names(one).contains(asked))
                .findFirst()
                .orElse(null);
    }

    private Answer trades(Map<String, String> query, View view) {
        Listed one = pair(query);
        if (one == null) {
            return unknownPair();
        }
        int limit = Math.min(MOST_TRADES, Integer.parseInt(query.getOrDefault("count", "1000")));
        String since = query.get("since");
        Tape tape = view.tapes().of(one);
        List<Traded> found = since == null
                ? tape.before(Long.MAX_VALUE, limit)
                : tape.from(0, Integer.MAX_VALUE).stream()
                        .filter(trade -> trade.time().isAfter(time(since)))
                        .limit(limit)
                        .toList();
        List<Object> rows = found.stream()
                .<Object>map(trade -> List.of(
                        one.price(trade.price()),
                        one.quantity(trade.quantity()),
                        new BigDecimal(nanos(trade.time())).movePointLeft(9),
                        trade.buy() ? "b" : "s",
                        "m",
                        "",
                        trade.number()))
                .toList();
        String newest = found.isEmpty()
                ? Objects.requireNonNullElse(since, "0")
                : nanos(found.getLast().time());
        return result(object(id(one), rows, "last", newest));
    }

    private Answer book(Map<String, String> query, View view) {
        Listed one = pair(query);
        if (one == null) {
            return unknownPair();
        }
        Quoted quote = view.tapes().of(one).quote();
        if (quote == null) {
            return result(object(id(one), object("asks", List.of(), "bids", List.of())));
        }
        Ladder book = Ladder.of(quote).top(Integer.parseInt(query.getOrDefault("count", "100")));
        long second = quote.time().getEpochSecond();
        return result(object(
                id(one),
                object(
                        "asks", KrakenBook.rows(one, book.asks(), second),
                        "bids", KrakenBook.rows(one, book.bids(), second))));
    }

    private static String nanos(Instant time) {
        return Long.toString(ChronoUnit.NANOS.between(Instant.EPOCH, time));
    }

    // Seconds or nanoseconds.
    private static Instant time(String since) {
        String digits = since.contains(".") ? since.substring(0, since.indexOf('.')) : since;
        long number = Long.parseLong(digits);
        return number > 100_000_000_000L ? Instant.EPOCH.plusNanos(number) : Instant.ofEpochSecond(number);
    }

    private Answer candles(Map<String, String> query, View view) {
        Listed one = pair(query);
        if (one == null) {
            return unknownPair();
        }
        int minutes = Integer.parseInt(query.getOrDefault("interval", "1"));
        long now = view.now().getEpochSecond() / 60;
        long since = Long.parseLong(query.getOrDefault("since", "0")) / 60;
        long from = Math.max(since + 1, now - (long) minutes * MOST_CANDLES);
        List<Object> rows = new ArrayList<>();
        for (Bar bar : view.tapes().of(one).bars(minutes, from, now)) {
            rows.add(List.of(
                    bar.minute() * 60,
                    one.price(bar.open()),
                    one.price(bar.high()),
                    one.price(bar.low()),
                    one.price(bar.close()),
                    one.price(Math.round(bar.value() / bar.volume())),
                    one.quantity(bar.volume()),
                    bar.trades()));
        }
        return result(object(id(one), rows, "last", (now - 1) * 60));
    }
}
