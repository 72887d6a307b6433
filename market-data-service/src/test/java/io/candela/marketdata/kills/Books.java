package io.candela.marketdata.kills;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Decimals;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.sandbox.market.MarketEvent.Traded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What is in the topics, held against what was traded. */
final class Books {
    /** The trades of the topic by place and number, each as it came first. */
    private final Map<String, Trade> trades = new LinkedHashMap<>();

    private final int twice;

    Books(List<Trade> topic) {
        topic.forEach(trade -> trades.putIfAbsent(key(trade), trade));
        twice = topic.size() - trades.size();
    }

    /** How many trades of the topic have been there before. */
    int twice() {
        return twice;
    }

    int size() {
        return trades.size();
    }

    private static String key(Trade trade) {
        return trade.venue() + " " + trade.instrument() + " " + trade.tradeId();
    }

    private static String place(Traded trade) {
        return trade.venue() + " " + trade.listed().base() + '-'
                + trade.listed().quote();
    }

    /** What was traded and is not in the topic, beginning with the first trade of each venue and instrument that is there. */
    List<String> missing(List<Traded> traded) {
        Map<String, Long> first = new HashMap<>();
        trades.values()
                .forEach(trade -> first.merge(
                        trade.venue() + " " + trade.instrument(), Long.parseLong(trade.tradeId()), Math::min));
        return traded.stream()
                .filter(trade -> first.getOrDefault(place(trade), 0L) <= trade.number())
                .map(trade -> place(trade) + " " + trade.number())
                .filter(key -> !trades.containsKey(key))
                .toList();
    }

    void assertNothingIsInvented(List<Traded> traded) {
        Map<String, Traded> real = new HashMap<>();
        traded.forEach(trade -> real.put(place(trade) + " " + trade.number(), trade));
        trades.forEach((key, trade) -> {
            Traded of = Objects.requireNonNull(real.get(key), key);
            assertThat(trade.price()).as(key).isEqualByComparingTo(of.listed().price(of.price()));
            assertThat(trade.quantity())
                    .as(key)
                    .isEqualByComparingTo(of.listed().quantity(of.quantity()));
        });
    }

    void assertHistoryIsTheSame(String instrument, List<JsonNode> history) {
        List<String> keys = new ArrayList<>();
        for (JsonNode trade : history) {
            String key = trade.get("venue").asString() + " " + instrument + " "
                    + trade.get("tradeId").asString();
            keys.add(key);
            Trade of = Objects.requireNonNull(trades.get(key), key);
            assertThat(new BigDecimal(trade.get("price").asString())).as(key).isEqualByComparingTo(of.price());
            assertThat(Instant.parse(trade.get("time").asString())).as(key).isEqualTo(of.time());
        }
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys).hasSize((int) trades.values().stream()
                .filter(trade -> trade.instrument().id().equals(instrument))
                .count());
    }

    /** By the definition of a candle alone. */
    Map<String, String> candles(String instrument, Interval interval) {
        Map<Instant, List<Trade>> intervals = new TreeMap<>();
        trades.values().stream()
                .filter(trade -> trade.instrument().id().equals(instrument))
                .sorted(Comparator.comparing(Trade::time))
                .forEach(trade -> intervals
                        .computeIfAbsent(interval.floor(trade.time()), any -> new ArrayList<>())
                        .add(trade));
        Map<String, String> candles = new LinkedHashMap<>();
        intervals.forEach((openTime, of) -> candles.put(openTime.toString(), candle(of)));
        return candles;
    }

    private static String candle(List<Trade> trades) {
        List<BigDecimal> prices = trades.stream().map(Trade::price).toList();
        BigDecimal volume = trades.stream().map(Trade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return String.join(
                " ",
                plain(prices.getFirst()),
                plain(prices.stream().reduce(BigDecimal::max).orElseThrow()),
                plain(prices.stream().reduce(BigDecimal::min).orElseThrow()),
                plain(prices.getLast()),
                plain(volume),
                Integer.toString(trades.size()));
    }

    /** The same of what is served. */
    static Map<String, String> served(List<JsonNode> candles) {
        Map<String, String> served = new LinkedHashMap<>();
        for (JsonNode candle : candles) {
            String numbers = String.join(
                    " ",
                    List.of("open", "high", "low", "close", "volume", "trades").stream()
                            .map(field -> candle.get(field).asString())
                            .toList());
            assertThat(served.put(candle.get("openTime").asString(), numbers)).isNull();
        }
        return served;
    }

    /** Closed candles change only with a higher revision, and none is closed twice. */
    static void assertRevisionsOnlyGrow(List<Candle> candles) {
        Map<String, Candle> before = new HashMap<>();
        for (Candle candle : candles) {
            String key = candle.instrument() + " " + candle.interval() + " " + candle.openTime();
            Candle last = before.put(key, candle);
            if (last != null && last.state() != Candle.State.OPEN) {
                assertThat(candle.state()).as(key).isNotEqualTo(Candle.State.OPEN);
                assertThat(candle.revision())
                        .as(key)
                        .isEqualTo(candle.isFinal() ? last.revision() : last.revision() + 1);
            }
        }
    }

    private static String plain(BigDecimal value) {
        return Decimals.canonical(value).toPlainString();
    }
}
