package io.candela.signals.indicators;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** Real candles of nine years, where the shared data lie beside the repository. */
public final class RealCandles {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "candles");

    private RealCandles() {}

    /** The bars of {@code BTC} or {@code ETH} in US dollars, every 4 hours; skips the test where they are absent. */
    public static List<Bar> of(String base) throws IOException {
        Path file = FOLDER.resolve("coinbase-%s-usd-4h-2016-2025.json.gz".formatted(base.toLowerCase(Locale.ROOT)));
        assumeThat(file)
                .as("the shared data, without which only invented candles are checked")
                .exists();
        List<Bar> bars = new ArrayList<>();
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode candle : RecordJson.mapper().readTree(stream).get("candles")) {
                bars.add(new Bar(
                        number(candle, "open"),
                        number(candle, "high"),
                        number(candle, "low"),
                        number(candle, "close"),
                        number(candle, "volume")));
            }
        }
        return bars;
    }

    private static double number(JsonNode candle, String field) {
        return Double.parseDouble(candle.get(field).asString());
    }
}
