package io.candela.signals.indicators;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** Real candles of nine years, where the shared data lie beside the repository. */
public final class RealCandles {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "candles");

    private RealCandles() {}

    /** The bars of {@code BTC} or {@code ETH} in US dollars, every 4 hours; skips the test where they are absent. */
    public static List<Bar> of(String base) throws IOException {
        List<Bar> bars = new ArrayList<>();
        each(base, (_, bar) -> bars.add(bar));
        return bars;
    }

    /** Gives each bar with the start of its candle to {@code taker}. */
    public static void each(String base, BiConsumer<Instant, Bar> taker) throws IOException {
        Path file = FOLDER.resolve("coinbase-%s-usd-4h-2016-2025.json.gz".formatted(base.toLowerCase(Locale.ROOT)));
        assumeThat(file)
                .as("the shared data, without which only invented candles are checked")
                .exists();
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode candle : RecordJson.mapper().readTree(stream).get("candles")) {
                taker.accept(
                        Instant.ofEpochSecond(Long.parseLong(candle.get("start").asString())),
                        new Bar(
                                number(candle, "open"),
                                number(candle, "high"),
                                number(candle, "low"),
                                number(candle, "close"),
                                number(candle, "volume")));
            }
        }
    }

    private static double number(JsonNode candle, String field) {
        return Double.parseDouble(candle.get(field).asString());
    }
}
