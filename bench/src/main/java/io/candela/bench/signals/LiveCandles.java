package io.candela.bench.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Candles of many instruments that close high and low in turn, each final at once. */
final class LiveCandles {
    static final Interval INTERVAL = Interval.M1;

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final BigDecimal LOW = new BigDecimal("64012.53");
    private static final BigDecimal HIGH = new BigDecimal("64076.28");
    private static final BigDecimal VOLUME = new BigDecimal("12.75431906");

    private LiveCandles() {}

    /** {@code count} instruments that nobody else has. */
    static List<Instrument> instruments(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Instrument(prefix + i + "-USD"))
                .toList();
    }

    static BigDecimal close(int minute) {
        return minute % 2 == 0 ? LOW : HIGH;
    }

    static Instant openTime(int minute) {
        return START.plus(INTERVAL.length().multipliedBy(minute));
    }

    /** The {@code minute}th candle of {@code instrument}, known 2 s after its close. */
    static Candle candle(Instrument instrument, int minute) {
        Instant end = openTime(minute).plus(INTERVAL.length());
        return new Candle(
                Environment.REPLAY,
                instrument,
                Venue.CONSOLIDATED,
                INTERVAL,
                openTime(minute),
                end,
                close(minute + 1),
                HIGH,
                LOW,
                close(minute),
                VOLUME,
                LOW,
                25,
                null,
                Candle.State.CLOSED,
                0,
                true,
                end.plusSeconds(2));
    }
}
