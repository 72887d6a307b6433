package io.candela.signals.signals;

import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Reason;
import io.candela.signals.signals.Folding.Refolded;
import io.candela.signals.signals.Folding.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the candles of one series. It remembers where it stood after the newest candle, and where it stood after
 * the newest one that is settled. From there a correction is followed through the candles that are not settled yet.
 */
abstract sealed class CandleFold permits SignalFold, MeasureFold {
    private final FoldState state;

    CandleFold(FoldState state) {
        this.state = state;
    }

    /** Where it stands after {@code candle} when it stood at {@code before}. */
    abstract Standing after(Standing before, Seen candle);

    /** What is to be told of {@code candle}, since {@code at}. */
    abstract Optional<Told> tell(Standing before, Standing after, Seen candle, Instant at);

    FoldState state() {
        return state;
    }

    /** All that is remembered, bit for bit. */
    byte[] memory() {
        return state.write();
    }

    /** @param candles all that are not settled, {@code candle} among them */
    Folding take(Seen candle, UnsettledCandles candles) {
        if (candle.openTime().isAfter(state.newest)) {
            return new Folded(append(candle));
        }
        return candle.openTime().isBefore(state.since)
                ? new Skipped(Reason.TOO_LATE)
                : new Refolded(refold(candle, candles));
    }

    private List<Told> append(Seen candle) {
        if (state.newest.equals(Instant.MIN)) {
            state.since = candle.openTime();
        }
        state.newest = candle.openTime();
        Standing before = state.current;
        state.current = after(before, candle);
        return tell(before, state.current, candle, candle.knownAt()).stream().toList();
    }

    private List<Told> refold(Seen news, UnsettledCandles candles) {
        List<Told> told = new ArrayList<>();
        Standing standing = state.settled;
        for (Seen candle : candles.between(settledTo(), state.newest)) {
            Standing before = standing;
            standing = after(before, candle);
            if (!candle.openTime().isBefore(news.openTime())) {
                tell(before, standing, candle, news.knownAt()).ifPresent(told::add);
            }
        }
        state.current = standing;
        return told;
    }

    /** These can be corrected no more: the oldest that were not settled, in the order of time. */
    void settle(List<Seen> candles) {
        Instant begin = settledTo();
        for (Seen candle : candles) {
            if (candle.openTime().isAfter(begin)) {
                state.settled = after(state.settled, candle);
                state.settledTo = candle.openTime();
                state.said.remove(candle.openTime());
            }
        }
    }

    // What was there before it began is none of its candles.
    private Instant settledTo() {
        return state.settledTo.isBefore(state.since) ? state.since.minusNanos(1) : state.settledTo;
    }
}
