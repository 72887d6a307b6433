package io.candela.signals.scorecards;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which outcomes are wanted; whatever is absent is not asked for.
 *
 * @param signal id of a signal
 * @param hit whether those that paid, or those that did not
 */
record OutcomeQuery(
        @Nullable String signal,
        @Nullable String setup,
        @Nullable String strategy,
        @Nullable Instrument instrument,
        @Nullable Interval interval,
        @Nullable Side side,
        @Nullable String horizon,
        @Nullable Boolean hit) {

    /** As a statement takes them. */
    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", signal);
        parameters.put("setup", setup);
        parameters.put("strategy", strategy);
        parameters.put("instrument", instrument == null ? null : instrument.id());
        parameters.put("interval", interval == null ? null : interval.code());
        parameters.put("side", side == null ? null : side.name().toLowerCase(Locale.ROOT));
        parameters.put("horizon", horizon);
        parameters.put("hit", hit);
        return parameters;
    }
}
