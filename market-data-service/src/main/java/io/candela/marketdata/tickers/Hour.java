package io.candela.marketdata.tickers;

import io.candela.contracts.Candle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one-minute candles of one hour, and their sum, which is computed once after each change. */
final class Hour {
    static final int SECONDS = 3600;

    private static final int MINUTES = 60;

    private final @Nullable Candle[] minutes = new Candle[MINUTES];
    private @Nullable Traded sum;

    void put(Candle candle) {
        minutes[minute(candle)] = candle;
        sum = null;
    }

    void putIfAbsent(Candle candle) {
        if (minutes[minute(candle)] == null) {
            put(candle);
        }
    }

    /** What was traded in all of it; absent if nothing was. */
    @Nullable
    Traded sum() {
        if (sum == null) {
            sum = sum(candles());
        }
        return sum;
    }

    /** What was traded in those of its minutes that open in [from, to); absent if nothing was. */
    @Nullable
    Traded sum(Instant from, Instant to) {
        return sum(candles()
                .filter(candle ->
                        !candle.openTime().isBefore(from) && candle.openTime().isBefore(to)));
    }

    /** In the order of time. */
    Stream<Candle> candles() {
        return Arrays.stream(minutes).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static @Nullable Traded sum(Stream<Candle> candles) {
        List<Traded> all = new ArrayList<>();
        candles.forEach(candle -> all.add(Traded.of(candle)));
        return all.stream().reduce(Traded::and).orElse(null);
    }

    private static int minute(Candle candle) {
        return (int) Math.floorMod(candle.openTime().getEpochSecond(), (long) SECONDS) / MINUTES;
    }
}
