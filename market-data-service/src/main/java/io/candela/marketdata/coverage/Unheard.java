package io.candela.marketdata.coverage;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.CoverageGap.Repair;
import io.candela.contracts.Instants;
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

    /** What of it was known at {@code time}; nothing if it had not begun. */
    public Optional<Unheard> asOf(Instant time) {
        if (!from.isBefore(time)) {
            return Optional.empty();
        }
        if (to != null && to.isAfter(time)) {
            return Optional.of(new Unheard(venue, from, null, null));
        }
        return Optional.of(
                new Unheard(venue, from, to, repair == null || repair.at().isAfter(time) ? null : repair));
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
                venue,
                from,
                repair == null ? end : Instants.earlier(end, repair.at().minus(horizon)));
    }

    /** The part of it whose trades were asked for afterwards, and are in candles. */
    public Optional<Span> filled(Duration horizon) {
        return repair == null || to == null || !repair.missed()
                ? Optional.empty()
                : Span.of(venue, Instants.later(from, repair.at().minus(horizon)), to);
    }
}
