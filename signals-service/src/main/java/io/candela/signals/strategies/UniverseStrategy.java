package io.candela.signals.strategies;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Memory;
import io.candela.signals.parameters.Values;
import java.time.Instant;
import java.util.SortedMap;

/**
 * A rule that compares instruments with each other: each has a measure of its own, folded over its closed candles, and
 * the measures at one close decide together. It takes no part in collecting them, so it is a pure function live, in
 * replays and in back-tests.
 */
public non-sealed interface UniverseStrategy extends Rule {
    /**
     * For how many closes without a candle an instrument takes part with its last measure. Nothing is said of it
     * meanwhile, since there is no candle to say it of.
     */
    int CARRIED = 3;

    /** After how many closes without a candle an instrument begins anew: its next position counts as its first. */
    int REMEMBERED = 128;

    /**
     * The measure of an instrument that no bar has been seen of.
     *
     * @param values one within its range for each of {@link #parameters}
     * @throws IllegalArgumentException if the values contradict each other; the message says how
     */
    Measure measure(Values values);

    /**
     * What follows from the measures at one close.
     *
     * @param measures finite numbers, at least one
     * @return a stance for each of the instruments
     */
    SortedMap<Instrument, Stance> decide(Values values, SortedMap<Instrument, Double> measures);

    /** Whether an instrument whose newest candle opened at {@code newest} is compared at the close of {@code openTime}'s. */
    static boolean takesPart(Interval interval, Instant newest, Instant openTime) {
        return !newest.plus(interval.length().multipliedBy(CARRIED)).isBefore(openTime);
    }

    /** Whether an instrument goes on at the close of {@code openTime}'s candles from where it stood at {@code newest}'s. */
    static boolean remembers(Interval interval, Instant newest, Instant openTime) {
        return !newest.plus(interval.length().multipliedBy(REMEMBERED)).isBefore(openTime);
    }

    /** What instruments are compared by, at work on one of them; used by one thread at a time. */
    interface Measure extends Memory {
        /** Takes the next closed bar. */
        void update(Bar bar);

        /** Whether enough bars have been seen to be compared; once it is, it stays so. */
        boolean ready();

        /** A finite number; only to be asked once it is {@link #ready}. */
        double value();
    }
}
