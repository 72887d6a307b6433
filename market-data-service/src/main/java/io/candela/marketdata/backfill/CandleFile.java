package io.candela.marketdata.backfill;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.marketdata.history.Series;
import io.candela.platform.json.RecordJson;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads candles in the form in which Coinbase gives them: {@code {"candles":[{"start":"1463544000","low":"454.79","high":
 * "456.33","open":"456.14","close":"456.1","volume":"446.03"}]}}, with {@code start} in seconds since 1970, in any order.
 *
 * @see <a href="https://docs.cdp.coinbase.com/advanced-trade/reference">Advanced Trade API, Get Product Candles</a>
 */
final class CandleFile {
    /** Candles are checked as a whole, in memory. */
    static final int MOST = 200_000;

    /** What the store keeps of a number. */
    private static final int SCALE = 18;

    private static final int INTEGER_DIGITS = 20;

    private final Environment environment;
    private final Series series;
    private final Instant now;
    private final Instant finalBefore;

    /**
     * @param now when they become known, by the environment's clock
     * @param finalBefore until when a candle must have ended to be one that changes no more
     */
    CandleFile(Environment environment, Series series, Instant now, Instant finalBefore) {
        this.environment = environment;
        this.series = series;
        this.now = now;
        this.finalBefore = finalBefore;
    }

    /** The candles by their open times. Throws {@link Unfit}. */
    NavigableMap<Instant, Candle> read(InputStream file) {
        NavigableMap<Instant, Candle> candles = new TreeMap<>();
        for (JsonNode row : rows(file)) {
            Candle candle = candle(row);
            if (candles.put(candle.openTime(), candle) != null) {
                throw new Unfit("There are two candles of " + candle.openTime());
            }
        }
        if (candles.isEmpty()) {
            throw new Unfit("There are no candles in it");
        }
        return candles;
    }

    private static List<JsonNode> rows(InputStream file) {
        List<JsonNode> rows = new ArrayList<>();
        try (JsonParser json = RecordJson.mapper().createParser(file)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                if (name.equals("candles") && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        if (rows.size() == MOST) {
                            throw new Unfit("There are more than %d candles in it: split it".formatted(MOST));
                        }
                        rows.add(json.readValueAsTree());
                    }
                } else {
                    json.skipChildren();
                }
            }
            // Without its last brace the file is not whole, whatever has been read of it.
            if (json.currentToken() != JsonToken.END_OBJECT) {
                throw new Unfit("It is no JSON object");
            }
        } catch (JacksonException broken) {
            throw new Unfit("It is no JSON: " + broken.getOriginalMessage());
        }
        return rows;
    }

    private Candle candle(JsonNode row) {
        try {
            Instant openTime = Instant.ofEpochSecond(Long.parseLong(text(row, "start")));
            BigDecimal close = decimal(row, "close");
            Candle candle = new Candle(
                    environment,
                    series.instrument(),
                    series.venue(),
                    series.interval(),
                    openTime,
                    series.interval().end(openTime),
                    decimal(row, "open"),
                    decimal(row, "high"),
                    decimal(row, "low"),
                    close,
                    decimal(row, "volume"),
                    close,
                    0,
                    null,
                    Candle.State.CLOSED,
                    0,
                    true,
                    now);
            check(candle);
            return candle;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw new Unfit("The candle %s cannot be read: %s".formatted(row, wrong.getMessage()));
        }
    }

    private void check(Candle candle) {
        if (candle.openTime().isBefore(Instant.EPOCH)
                || !series.interval().floor(candle.openTime()).equals(candle.openTime())) {
            throw new IllegalArgumentException("no candle of %s begins then".formatted(series.interval()));
        }
        if (candle.closeTime().isAfter(finalBefore)) {
            throw new IllegalArgumentException("it may still change: it did not end before " + finalBefore);
        }
        BigDecimal low = candle.low();
        BigDecimal high = candle.high();
        if (low.compareTo(candle.open().min(candle.close())) > 0
                || high.compareTo(candle.open().max(candle.close())) < 0) {
            throw new IllegalArgumentException("its prices do not lie between low and high");
        }
    }

    private static BigDecimal decimal(JsonNode row, String field) {
        BigDecimal value = new BigDecimal(text(row, field)).stripTrailingZeros();
        if (value.scale() > SCALE || value.precision() - value.scale() > INTEGER_DIGITS) {
            throw new IllegalArgumentException(field + " has more digits than are kept");
        }
        return value;
    }

    private static String text(JsonNode row, String field) {
        JsonNode value = row.path(field);
        // A number that is not a string may have lost digits before it was written down, or on the way in.
        if (!value.isString()) {
            throw new IllegalArgumentException(field + " is no string");
        }
        return value.asString();
    }

    /** The file is not what it should be. */
    static final class Unfit extends RuntimeException {
        Unfit(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
