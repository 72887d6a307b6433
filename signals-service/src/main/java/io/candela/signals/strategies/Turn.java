package io.candela.signals.strategies;

import io.candela.contracts.Decimals;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Estimates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change of position in the words and digits of a signal: all of it that follows from the setup and the candles alone.
 * Live signals, replays and those of back-tests are made from it, so the same candles give the same digits.
 *
 * <p>Reasons are {@link Estimates}; the strength has 6 decimal places, rounded half to even from the exact value of the
 * double.
 *
 * @param candleOpenTime that of the candle at whose close it happened
 * @param stance what it turned to
 */
public record Turn(Configured setup, Instrument instrument, Interval interval, Instant candleOpenTime, Stance stance) {
    private static final int STRENGTH_PLACES = 6;

    /** Whether it is one to go on from {@code before} to {@code after}: the first position that is taken is none. */
    public static boolean isOne(@Nullable Side before, @Nullable Side after) {
        return before != null && before != after;
    }

    /** The same for the same setup, instrument, interval and candle. */
    public String id() {
        return SignalId.of(setup, instrument, interval, candleOpenTime);
    }

    public BigDecimal strength() {
        return Decimals.canonical(new BigDecimal(stance.strength()).setScale(STRENGTH_PLACES, RoundingMode.HALF_EVEN));
    }

    public SortedMap<String, BigDecimal> reason() {
        SortedMap<String, BigDecimal> reasons = new TreeMap<>();
        stance.reason().forEach((name, value) -> reasons.put(name, Estimates.decimal(value)));
        return reasons;
    }

    /** When the candle ended: nobody can have known of it before. */
    public Instant time() {
        return candleOpenTime.plus(interval.length());
    }

    /** As many candles after that as a change of the strategy should be acted upon. */
    public Instant expiresAt() {
        Duration lifetime = interval.length().multipliedBy(setup.strategy().lifetime());
        return time().plus(lifetime);
    }
}
