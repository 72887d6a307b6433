package io.candela.marketdata.coverage;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.CoverageGap.Repair;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a venue was not heard, as far as one instrument is concerned.
 *
 * @param to exclusive; absent while it lasts
 * @param repair what is known since; absent while nothing is
 */
public record Unheard(
        Venue venue,
        Instant from,
        @Nullable Instant to,
        @Nullable Repair repair) {

    static Unheard of(CoverageGap gap, Instrument instrument) {
        Repair repair = gap.repairs().stream()
                .filter(each -> each.instrument().equals(instrument))
                .findFirst()
                .orElse(null);
        return new Unheard(gap.venue(), gap.from(), gap.to(), repair);
    }

    boolean overlaps(Instant begin, Instant end) {
        return from.isBefore(end) && (to == null || begin.isBefore(to));
    }

    /**
     * The part of it whose trades are not in candles.
     *
     * @param horizon how long after their interval candles take trades
     */
    public Optional<Span> missing(Duration horizon) {
        Instant end = to == null ? Instant.MAX : to;
        return Span.of(
                venue, from, repair == null ? end : earlier(end, repair.at().minus(horizon)));
    }

    /** The part of it whose trades were asked for afterwards, and are in candles. */
    public Optional<Span> filled(Duration horizon) {
        return repair == null || to == null || !repair.missed()
                ? Optional.empty()
                : Span.of(venue, later(from, repair.at().minus(horizon)), to);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
