package io.candela.signals.grades;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** An invented market by the hour and by 4 hours, the same for the same seed, as the candles topic would have it. */
public final class Tape {
    public static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
    static final Instrument BTC = new Instrument("BTC-USD");

    private Tape() {}

    /** The candles of {@code hours} hours of a walk: each hour's and, at the end of every fourth, those of 4 hours. */
    public static List<Candle> walk(Instrument instrument, int hours, long seed) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>();
        List<Candle> quarter = new ArrayList<>();
        double price = 1000;
        for (int i = 0; i < hours; i++) {
            double open = price;
            price *= 1 + random.nextDouble(-0.02, 0.02);
            Candle hour = candle(
                    instrument,
                    Interval.H1,
                    START.plus(Interval.H1.length().multipliedBy(i)),
                    decimal(open),
                    decimal(Math.max(open, price) * 1.002),
                    decimal(Math.min(open, price) * 0.998),
                    decimal(price),
                    decimal(random.nextDouble(1, 20)));
            candles.add(hour);
            quarter.add(hour);
            if (i % 4 == 3) {
                candles.add(joined(quarter));
                quarter.clear();
            }
        }
        return candles;
    }

    private static Candle joined(List<Candle> hours) {
        return candle(
                hours.getFirst().instrument(),
                Interval.H4,
                hours.getFirst().openTime(),
                hours.getFirst().open(),
                hours.stream().map(Candle::high).max(Comparator.naturalOrder()).orElseThrow(),
                hours.stream().map(Candle::low).min(Comparator.naturalOrder()).orElseThrow(),
                hours.getLast().close(),
                hours.stream().map(Candle::volume).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    static Candle candle(
            Instrument instrument,
            Interval interval,
            Instant openTime,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume) {
        Instant closeTime = openTime.plus(interval.length());
        return new Candle(
                Environment.REPLAY,
                instrument,
                Venue.CONSOLIDATED,
                interval,
                openTime,
                closeTime,
                open,
                high,
                low,
                close,
                volume,
                close,
                1,
                null,
                State.CLOSED,
                0,
                false,
                closeTime.plusSeconds(2));
    }

    /** The next revision of {@code candle}, known a minute later, with another close. */
    static Candle corrected(Candle candle, BigDecimal close) {
        return new Candle(
                candle.environment(),
                candle.instrument(),
                candle.venue(),
                candle.interval(),
                candle.openTime(),
                candle.closeTime(),
                candle.open(),
                candle.high().max(close),
                candle.low().min(close),
                close,
                candle.volume(),
                candle.vwap(),
                candle.trades() + 1,
                null,
                State.CORRECTED,
                candle.revision() + 1,
                false,
                candle.knownAt().plusSeconds(60));
    }

    static Candle with(Candle candle, Venue venue, State state) {
        return new Candle(
                candle.environment(),
                candle.instrument(),
                venue,
                candle.interval(),
                candle.openTime(),
                candle.closeTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.vwap(),
                candle.trades(),
                null,
                state,
                candle.revision(),
                candle.isFinal(),
                candle.knownAt());
    }

    static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    }
}
