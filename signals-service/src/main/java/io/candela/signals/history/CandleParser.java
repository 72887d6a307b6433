package io.candela.signals.history;

import io.candela.contracts.Environment;
import io.candela.platform.json.RecordJson;
import io.candela.signals.indicators.Bar;
import java.io.InputStream;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** Reads a page of candles as it comes in, without an object for each candle but its bar. Open candles are left out. */
final class CandleParser {
    private final String environment;

    CandleParser(Environment environment) {
        this.environment = environment.code();
    }

    /**
     * Adds the closed candles of {@code page} to {@code target}.
     *
     * @throws JacksonException if it is no page of candles, or breaks off
     * @throws ForeignCandles if they belong to another environment
     */
    void parse(InputStream page, Columns.Builder target) {
        try (JsonParser json = RecordJson.mapper().createParser(page)) {
            expect(JsonToken.START_OBJECT, json.nextToken(), json);
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                if (name.equals("data")) {
                    expect(JsonToken.START_ARRAY, value, json);
                    candles(json, target);
                } else {
                    json.skipChildren();
                }
            }
            // Without its last brace the answer is not whole, whatever has been read of it.
            expect(JsonToken.END_OBJECT, json.currentToken(), json);
        }
    }

    private void candles(JsonParser json, Columns.Builder target) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            candle(json, target);
        }
        expect(JsonToken.END_ARRAY, json.currentToken(), json);
    }

    private void candle(JsonParser json, Columns.Builder target) {
        Instant openTime = null;
        double open = Double.NaN;
        double high = Double.NaN;
        double low = Double.NaN;
        double close = Double.NaN;
        double volume = Double.NaN;
        boolean closed = true;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "openTime" -> openTime = Instant.parse(json.getString());
                case "open" -> open = Double.parseDouble(json.getString());
                case "high" -> high = Double.parseDouble(json.getString());
                case "low" -> low = Double.parseDouble(json.getString());
                case "close" -> close = Double.parseDouble(json.getString());
                case "volume" -> volume = Double.parseDouble(json.getString());
                case "state" -> closed = !json.getString().equals("open");
                case "environment" -> requireOurs(json.getString());
                default -> json.skipChildren();
            }
        }
        if (openTime == null || Double.isNaN(open + high + low + close + volume)) {
            throw new StreamReadException(json, "A candle lacks its time, a price or its volume");
        }
        if (closed) {
            target.add(openTime, new Bar(open, high, low, close, volume));
        }
    }

    private void requireOurs(String theirs) {
        if (!theirs.equals(environment)) {
            throw new ForeignCandles(theirs, environment);
        }
    }

    private static void expect(JsonToken expected, JsonToken found, JsonParser json) {
        if (found != expected) {
            throw new StreamReadException(json, "%s where %s was expected".formatted(found, expected));
        }
    }

    /** The candles are those of another environment. */
    static final class ForeignCandles extends IllegalStateException {
        ForeignCandles(String theirs, String ours) {
            super("The candles belong to the environment '%s', not '%s'".formatted(theirs, ours));
        }
    }
}
