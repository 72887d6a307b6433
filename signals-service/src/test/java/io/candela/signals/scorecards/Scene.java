package io.candela.signals.scorecards;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Signal.State;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** An invented hourly market, and signals that somebody could have given on it. */
final class Scene {
    static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
    static final Instrument BTC = new Instrument("BTC-USD");

    private Scene() {}

    /** The open time of the {@code index}th hour. */
    static Instant hour(int index) {
        return START.plus(Duration.ofHours(index));
    }

    static Candle candle(int index, String open, String close) {
        return candle(index, open, close, 0);
    }

    static Candle candle(int index, String open, String close, int revision) {
        BigDecimal first = new BigDecimal(open);
        BigDecimal last = new BigDecimal(close);
        Instant end = hour(index + 1);
        return new Candle(
                Environment.REPLAY,
                BTC,
                Venue.CONSOLIDATED,
                Interval.H1,
                hour(index),
                end,
                first,
                first.max(last),
                first.min(last),
                last,
                BigDecimal.ONE,
                last,
                1,
                null,
                revision == 0 ? Candle.State.CLOSED : Candle.State.CORRECTED,
                revision,
                false,
                end.plusSeconds(2 + 60L * revision));
    }

    /** A walk of {@code count} hours, each of which opens where the last one closed. */
    static List<Candle> walk(int count, long seed) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>();
        BigDecimal price = new BigDecimal("1000");
        for (int i = 0; i < count; i++) {
            BigDecimal next = price.multiply(BigDecimal.valueOf(1 + random.nextDouble(-0.02, 0.02)))
                    .setScale(2, RoundingMode.HALF_EVEN);
            candles.add(candle(i, price.toPlainString(), next.toPlainString()));
            price = next;
        }
        return candles;
    }

    static NavigableMap<Instant, Prices> prices(List<Candle> candles) {
        NavigableMap<Instant, Prices> prices = new TreeMap<>();
        candles.forEach(candle -> prices.put(
                candle.openTime(), new Prices(candle.openTime(), candle.open(), candle.close(), candle.revision())));
        return prices;
    }

    /** A signal on the close of the {@code index}th hour. */
    static Signal signal(int index, Side side) {
        return signal(index, side, "0.5", 0, State.EMITTED, hour(index + 1).plusSeconds(2));
    }

    static Signal signal(int index, Side side, String strength, int revision, State state, Instant emittedAt) {
        return new Signal(
                Environment.REPLAY,
                "%032x".formatted(index),
                "ema-cross",
                1,
                new TreeMap<>(),
                BTC,
                Interval.H1,
                side,
                new BigDecimal(strength),
                new TreeMap<>(),
                hour(index),
                0,
                emittedAt,
                hour(index + 5),
                revision,
                state);
    }
}
