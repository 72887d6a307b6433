package io.candela.bench.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.json.RecordJson;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** The candles that are measured on. */
final class BenchCandles {
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Instant START = Instant.parse("2016-05-18T04:00:00Z");
    private static final int REAL = 20_695;
    static final int FIVE_YEARS_OF_MINUTES = 2_629_800;

    private BenchCandles() {}

    /** Whether the real candles lie beside the repository. */
    static boolean areReal() {
        return Files.exists(file());
    }

    /** The 4-hour candles of Bitcoin since 2016, or as many invented ones where those are absent. */
    static Columns fourHours() {
        return areReal() ? real() : walk(Interval.H4, REAL);
    }

    /** Five years of invented 1-minute candles. */
    static Columns minutes() {
        return walk(Interval.M1, FIVE_YEARS_OF_MINUTES);
    }

    private static Path file() {
        Path root = Path.of(System.getProperty("bench.root", "."));
        return root.resolve("../shared/data/candles/coinbase-btc-usd-4h-2016-2025.json.gz");
    }

    private static Columns real() {
        Columns.Builder builder = new Columns.Builder(BTC, Interval.H4);
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file()))) {
            for (JsonNode candle : RecordJson.mapper().readTree(stream).get("candles")) {
                builder.add(
                        Instant.ofEpochSecond(Long.parseLong(candle.get("start").asString())),
                        new Bar(
                                number(candle, "open"),
                                number(candle, "high"),
                                number(candle, "low"),
                                number(candle, "close"),
                                number(candle, "volume")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.build();
    }

    private static double number(JsonNode candle, String field) {
        return Double.parseDouble(candle.get(field).asString());
    }

    /** The same on every machine. */
    private static Columns walk(Interval interval, int count) {
        Random random = new Random(20_695);
        double width = 0.02 * Math.sqrt(interval.length().toMinutes() / 240.0);
        Columns.Builder builder = new Columns.Builder(BTC, interval);
        double price = 456;
        for (int i = 0; i < count; i++) {
            double open = price;
            price *= 1 + random.nextDouble(-width, width);
            double high = Math.max(open, price) * (1 + random.nextDouble(width / 2));
            double low = Math.min(open, price) * (1 - random.nextDouble(width / 2));
            builder.add(
                    START.plus(interval.length().multipliedBy(i)),
                    new Bar(open, high, low, price, random.nextDouble(1000)));
        }
        return builder.build();
    }
}
