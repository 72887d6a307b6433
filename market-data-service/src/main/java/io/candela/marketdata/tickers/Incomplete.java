package io.candela.marketdata.tickers;

import io.candela.contracts.Venue;
import io.candela.marketdata.coverage.Span;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why something may be missing in a ticker. */
@Schema(name = "Incomplete", description = "Why trades may be missing in a ticker, and of what time")
record Incomplete(
        @Schema(
                description =
                        "`before-listening`: we had not heard of the instrument yet; `not-observed`: a venue was not heard,"
                                + " and what was traded there has not come since; `not-at-hand`: the history, which has"
                                + " it, cannot be read at the moment")
        Reason reason,

        @Schema(description = "The earliest time of which trades may be missing")
        Instant from,

        @Schema(description = "The latest one, exclusive; /v1/coverage has each time in between")
        Instant to,

        @Schema(description = "The venues that were not heard; absent for the other reasons") @Nullable
        List<Venue> venues) {

    /** Why trades may be missing. */
    enum Reason {
        BEFORE_LISTENING,
        NOT_OBSERVED,
        NOT_AT_HAND
    }

    /**
     * Why {@code window} may not be all that was traded by {@code now}; nothing if it is.
     *
     * @param missing when a venue was not heard
     */
    static List<Incomplete> of(Window window, Instant now, List<Span> missing) {
        List<Incomplete> reasons = new ArrayList<>();
        if (window.atHandFrom().isAfter(window.from())) {
            reasons.add(until(window.atHandFrom(), Reason.NOT_AT_HAND, window, now));
        } else if (window.heardFrom().isAfter(window.from())) {
            reasons.add(until(window.heardFrom(), Reason.BEFORE_LISTENING, window, now));
        }
        List<Span> spans = missing.stream()
                .filter(span -> span.overlaps(window.from(), now))
                .toList();
        if (!spans.isEmpty()) {
            Instant from = spans.stream()
                    .map(Span::from)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant to =
                    spans.stream().map(Span::to).max(Comparator.naturalOrder()).orElseThrow();
            List<Venue> venues =
                    spans.stream().map(Span::venue).distinct().sorted().toList();
            reasons.add(new Incomplete(
                    Reason.NOT_OBSERVED,
                    from.isBefore(window.from()) ? window.from() : from,
                    to.isAfter(now) ? now : to,
                    venues));
        }
        return reasons;
    }

    private static Incomplete until(Instant end, Reason reason, Window window, Instant now) {
        return new Incomplete(reason, window.from(), end.isAfter(now) ? now : end, null);
    }
}
