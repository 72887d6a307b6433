package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Decimals;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Venue;
import io.candela.platform.json.RecordJson;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Invented candles, and the signals that they must give. */
final class Market {
    static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
    static final Instrument BTC = new Instrument("BTC-USD");
    static final Setup SETUP = Setup.of(new EmaCross(), Map.of());

    private Market() {}

    /** The {@code index}th hourly candle as it first closed. */
    static Candle hourly(Instrument instrument, int index, BigDecimal close) {
        return candle(instrument, Interval.H1, index, close);
    }

    private static Candle candle(Instrument instrument, Interval interval, int index, BigDecimal close) {
        Instant open = START.plus(interval.length().multipliedBy(index));
        Instant end = open.plus(interval.length());
        BigDecimal price = Decimals.canonical(close);
        return new Candle(
                Environment.REPLAY,
                instrument,
                Venue.CONSOLIDATED,
                interval,
                open,
                end,
                price,
                price,
                price,
                price,
                BigDecimal.ONE,
                price,
                1,
                null,
                State.CLOSED,
                0,
                false,
                end.plusSeconds(2));
    }

    /** A walk of hourly candles, the same for the same seed. */
    static List<Candle> walk(Instrument instrument, int count, long seed) {
        return walk(instrument, Interval.H1, count, seed);
    }

    static List<Candle> walk(Instrument instrument, Interval interval, int count, long seed) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>();
        double price = 1000;
        for (int i = 0; i < count; i++) {
            price *= 1 + random.nextDouble(-0.02, 0.02);
            candles.add(
                    candle(instrument, interval, i, BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_EVEN)));
        }
        return candles;
    }

    /** The same candles, which can no longer change. */
    static List<Candle> settled(List<Candle> candles) {
        return candles.stream().map(candle -> as(candle, State.CLOSED, 0, true)).toList();
    }

    static Map<String, BigDecimal> values(String name, int value) {
        return Map.of(name, BigDecimal.valueOf(value));
    }

    static Map<String, BigDecimal> values(String name, int value, String other, int otherValue) {
        return Map.of(name, BigDecimal.valueOf(value), other, BigDecimal.valueOf(otherValue));
    }

    /** The next revision of {@code candle}, with another close. */
    static Candle corrected(Candle candle, Random random) {
        BigDecimal close = candle.close().multiply(BigDecimal.valueOf(random.nextInt(97, 104), 2));
        return with(candle, candle.venue(), close, State.CORRECTED, candle.revision() + 1, false);
    }

    static Candle as(Candle candle, State state, int revision, boolean isFinal) {
        return with(candle, candle.venue(), candle.close(), state, revision, isFinal);
    }

    static Candle with(Candle candle, Venue venue, BigDecimal close, State state, int revision, boolean isFinal) {
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
                close,
                candle.volume(),
                candle.vwap(),
                candle.trades(),
                null,
                state,
                revision,
                isFinal,
                candle.knownAt().plusSeconds(revision));
    }

    /** The signals of the standard setup on {@code candles}, which are of one series, folded without a pause. */
    static List<Signal> signals(List<Candle> candles) {
        Run run = new Run(SETUP);
        candles.forEach(run::take);
        return run.signals();
    }

    static String json(Object event) {
        return RecordJson.mapper().writeValueAsString(event);
    }
}
