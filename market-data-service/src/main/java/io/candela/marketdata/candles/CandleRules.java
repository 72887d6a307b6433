package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import java.time.Duration;
import java.time.Instant;

/**
 * When a candle closes and when it is final.
 *
 * @param grace how long after its interval a candle waits for trades that are on their way
 * @param horizon how long after its interval a candle may still be corrected
 */
record CandleRules(Duration grace, Duration horizon) {
    CandleRules {
        if (grace.isNegative() || horizon.compareTo(grace) < 0) {
            throw new IllegalArgumentException(
                    "The correction horizon lies at or after the grace, which is not negative");
        }
    }

    Instant closesAt(Interval interval, Instant openTime) {
        return interval.end(openTime).plus(grace);
    }

    Instant closesAt(ZonedInterval interval, Instant openTime) {
        return interval.end(openTime).plus(grace);
    }

    Instant finalAt(Interval interval, Instant openTime) {
        return interval.end(openTime).plus(horizon);
    }

    Instant finalAt(ZonedInterval interval, Instant openTime) {
        return interval.end(openTime).plus(horizon);
    }
}
