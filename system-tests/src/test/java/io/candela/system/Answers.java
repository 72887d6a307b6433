package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** All candles and signals that a platform tells of, as they stand in its answers. */
record Answers(Map<String, List<JsonNode>> candles, List<JsonNode> signals) {
    static final List<String> INTERVALS = List.of("1m", "5m", "15m", "30m", "1h", "4h", "12h", "1d", "1w", "1M");

    private static final String TAPE = "from=2013-11-25&to=2013-12-02&limit=5000";

    static Answers of(Api api) {
        Map<String, List<JsonNode>> candles = new TreeMap<>();
        for (String interval : INTERVALS) {
            candles.put(interval, api.readAll("/v1/candles/BTC-USD?interval=" + interval + "&" + TAPE));
        }
        return new Answers(candles, api.readAll("/v1/signals?instrument=BTC-USD&sort=time&limit=500"));
    }

    /** Candles by open time, as far as they can be compared with the tape. */
    static Map<Instant, Tape.Bar> bars(List<JsonNode> candles) {
        Map<Instant, Tape.Bar> bars = new LinkedHashMap<>();
        for (JsonNode candle : candles) {
            bars.put(Instant.parse(candle.path("openTime").asString()), bar(candle));
        }
        return bars;
    }

    private static Tape.Bar bar(JsonNode candle) {
        return new Tape.Bar(
                candle.path("open").asString(),
                candle.path("high").asString(),
                candle.path("low").asString(),
                candle.path("close").asString(),
                candle.path("volume").asString(),
                candle.path("trades").asLong());
    }

    /** What was beyond change when the feed's clock stood at {@code time}. */
    Answers settledBy(Instant time) {
        Instant horizon = time.minusSeconds(3700);
        Predicate<JsonNode> settled =
                candle -> Instant.parse(candle.path("closeTime").asString()).isBefore(horizon);
        Map<String, List<JsonNode>> old = new TreeMap<>();
        candles.forEach((interval, all) ->
                old.put(interval, all.stream().filter(settled).toList()));
        return new Answers(
                old,
                signals.stream()
                        .filter(signal -> Instant.parse(signal.path("emittedAt").asString())
                                .isBefore(horizon))
                        .toList());
    }

    /** Fails with the entries that differ, since the whole of it would fill a book. */
    void assertEqualTo(Answers expected) {
        assertThat(candles.keySet()).isEqualTo(expected.candles.keySet());
        candles.forEach((interval, served) ->
                assertSame(interval + " candles", served, expected.candles.getOrDefault(interval, List.of())));
        assertSame("signals", signals, expected.signals);
    }

    private static void assertSame(String what, List<JsonNode> served, List<JsonNode> expected) {
        List<JsonNode> unexpected = new ArrayList<>(served);
        unexpected.removeAll(Set.copyOf(expected));
        List<JsonNode> missing = new ArrayList<>(expected);
        missing.removeAll(Set.copyOf(served));
        assertThat(missing.isEmpty() && unexpected.isEmpty())
                .as(
                        "%s: %d missing, first %s; %d unexpected, first %s",
                        what,
                        missing.size(),
                        missing.stream().findFirst(),
                        unexpected.size(),
                        unexpected.stream().findFirst())
                .isTrue();
        // The same entries: as often, and in the same order.
        assertThat(served.equals(expected)).as("%s: order and number", what).isTrue();
    }
}
