package io.candela.signals.history;

import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Which candles are wanted: those that open in [from, to).
 *
 * @param from inclusive
 * @param to exclusive
 */
record CandleRange(Instrument instrument, Interval interval, Instant from, Instant to) {
    /** As many as market-data-service gives at once. */
    static final int PAGE = 5000;

    /** The same candles in parts of which none has more than {@link #PAGE}; no part if the range is empty. */
    Stream<CandleRange> pages() {
        Duration length = interval.length().multipliedBy(PAGE);
        return Stream.iterate(from, start -> start.isBefore(to), start -> start.plus(length))
                .map(start -> new CandleRange(instrument, interval, start, Instants.earlier(start.plus(length), to)));
    }

    String query() {
        return "/v1/candles/%s?interval=%s&from=%s&to=%s&limit=%d"
                .formatted(instrument.id(), interval.code(), from, to, PAGE);
    }
}
