package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Makes one candle of the shorter ones in it.
 *
 * @param now what the market's clock has come to
 */
record CandleComposer(ZonedInterval zoned, CandleRules rules, Instant now) {

    /** @param found at least one candle, all in the same zoned interval, in the order of time */
    Candle compose(List<Candle> found) {
        List<Candle> parts = ofOneOrigin(found);
        Candle first = parts.getFirst();
        Instant openTime = zoned.floor(first.openTime());
        Tally tally =
                parts.stream().map(CandleComposer::tally).reduce(Tally::with).orElseThrow();
        State state = state(openTime, parts);
        return new Candle(
                first.environment(),
                first.instrument(),
                first.venue(),
                zoned.interval(),
                openTime,
                zoned.end(openTime),
                tally.open(),
                tally.high(),
                tally.low(),
                tally.close(),
                tally.volume(),
                // Candles that a venue made itself do not say what their trades' average was.
                tally.trades() == 0 ? tally.close() : tally.vwap(),
                tally.trades(),
                tally.takerBuyVolume(),
                state,
                parts.stream().mapToInt(Candle::revision).sum(),
                isFinal(openTime, state, parts),
                knownAt(openTime, state, parts));
    }

    /** Where our own candles begin, in the midst of one that was loaded, they stand alone, as they do in UTC. */
    private static List<Candle> ofOneOrigin(List<Candle> found) {
        boolean loaded = LoadedBefore.isLoaded(found.getLast());
        return found.stream()
                .filter(part -> LoadedBefore.isLoaded(part) == loaded)
                .toList();
    }

    private static Tally tally(Candle part) {
        return new Tally(
                part.openTime(),
                part.open(),
                part.high(),
                part.low(),
                part.openTime(),
                part.close(),
                part.volume(),
                part.vwap().multiply(part.volume()),
                part.trades(),
                part.takerBuyVolume());
    }

    private State state(Instant openTime, List<Candle> parts) {
        if (now.isBefore(rules.closesAt(zoned, openTime)) || has(parts, State.OPEN)) {
            return State.OPEN;
        }
        return has(parts, State.CORRECTED) ? State.CORRECTED : State.CLOSED;
    }

    private static boolean has(List<Candle> parts, State state) {
        return parts.stream().anyMatch(part -> part.state() == state);
    }

    private boolean isFinal(Instant openTime, State state, List<Candle> parts) {
        return state != State.OPEN
                && !now.isBefore(rules.finalAt(zoned, openTime))
                && parts.stream().allMatch(Candle::isFinal)
                && (!LoadedBefore.isLoaded(parts.getFirst()) || isWhole(openTime, parts));
    }

    /** The rest of what was loaded may still be loaded. */
    private boolean isWhole(Instant openTime, List<Candle> parts) {
        Duration there = parts.getFirst().interval().length().multipliedBy(parts.size());
        return there.equals(Duration.between(openTime, zoned.end(openTime)));
    }

    /** That it was closed was not known before it closed, even if its last parts have no candle. */
    private Instant knownAt(Instant openTime, State state, List<Candle> parts) {
        Instant newest = parts.stream()
                .map(Candle::knownAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant closed = rules.closesAt(zoned, openTime);
        return state != State.OPEN && newest.isBefore(closed) ? closed : newest;
    }
}
