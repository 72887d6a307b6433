package io.candela.marketdata.candles;

import static io.candela.marketdata.candles.DraftTree.INTERVALS;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.marketdata.candles.CountedTrades.Page;
import io.candela.marketdata.candles.Counting.Counted;
import io.candela.marketdata.candles.Counting.Duplicate;
import io.candela.marketdata.candles.Counting.TooLate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds the trades of one instrument into candles of every interval. Minutes are folded from trades and longer candles
 * composed of shorter ones; only the feeds' clock closes them, so the same trades and ticks give the same candles.
 */
final class CandleBuilder {
    private final Environment environment;
    private final Instrument instrument;
    private final CandleRules rules;
    private final DraftTree drafts = new DraftTree();
    private final Drafts minutes = drafts.of(Interval.M1);
    private final CountedTrades counted = new CountedTrades();
    private Instant clock;
    private Instant nextDue = Instant.MAX;

    /** @param clock the feeds' time that was reached before; {@link Instant#EPOCH} at the very beginning */
    CandleBuilder(Environment environment, Instrument instrument, CandleRules rules, Instant clock) {
        this.environment = environment;
        this.instrument = instrument;
        this.rules = rules;
        this.clock = clock;
    }

    /** Takes back what was saved to memory before a restart; open candles count as touched. */
    void restore(Interval interval, Instant openTime, Draft draft) {
        drafts.of(interval).kept.put(openTime, draft);
        if (draft.state() == State.OPEN) {
            drafts.of(interval).touch(openTime);
        }
    }

    void restore(Page page, Numbers numbers) {
        counted.restore(page, numbers);
    }

    /** To be called after the last {@link #restore}: what is open among the longer candles follows from the shorter. */
    void restored() {
        for (Interval interval : INTERVALS) {
            Drafts those = drafts.of(interval);
            for (Interval longer : interval.longer()) {
                Stream.concat(those.kept.keySet().stream(), those.open.stream())
                        .map(longer::floor)
                        .filter(openTime -> !isClosed(longer, openTime))
                        .forEach(drafts.of(longer)::touch);
            }
        }
        nextDue = due();
    }

    /** Saves what has changed since the last call. */
    void save(CandleMemory memory) {
        counted.save(memory);
        INTERVALS.forEach(interval -> drafts.of(interval).save(interval, memory));
    }

    Counting count(Trade trade) {
        Instant minute = Interval.M1.floor(trade.time());
        if (!clock.isBefore(rules.finalAt(Interval.M1, minute))) {
            return new TooLate();
        }
        if (!counted.add(minute, trade)) {
            return new Duplicate();
        }
        Draft before = minutes.kept.get(minute);
        Tally tally = before == null ? Tally.of(trade) : before.tally().with(trade);
        if (isClosed(Interval.M1, minute)) {
            return new Counted(correct(minute, tally));
        }
        keep(Interval.M1, minute, Draft.open(tally, clock));
        // Whatever touches a minute touches all that it is part of.
        if (minutes.touch(minute)) {
            expect(rules.closesAt(Interval.M1, minute));
            touchLonger(minute);
        }
        return Counted.WITHOUT_CORRECTIONS;
    }

    private void touchLonger(Instant minute) {
        for (Interval interval : INTERVALS.subList(1, INTERVALS.size())) {
            touch(interval, interval.floor(minute));
        }
    }

    private void touch(Interval interval, Instant openTime) {
        drafts.of(interval).touch(openTime);
        expect(rules.closesAt(interval, openTime));
    }

    /** Corrects a closed minute, and the closed candles that it is part of. */
    private List<Candle> correct(Instant minute, Tally tally) {
        List<Candle> corrections = new ArrayList<>();
        for (Interval interval : INTERVALS) {
            Instant openTime = interval.floor(minute);
            if (isClosed(interval, openTime)) {
                Draft before = drafts.of(interval).kept.get(openTime);
                Tally corrected = interval == Interval.M1 ? tally : drafts.compose(interval, openTime);
                keep(interval, openTime, next(before, corrected));
                corrections.add(candle(interval, openTime));
            } else {
                touch(interval, openTime);
            }
        }
        return corrections;
    }

    private Draft next(@Nullable Draft before, Tally tally) {
        return before == null ? Draft.correctedFromNothing(tally, clock) : before.corrected(tally, clock);
    }

    /** Moves the clock on; the answer is the candles that this closes and those that it makes final. */
    List<Candle> advance(Instant time) {
        clock = Instants.later(time, clock);
        if (clock.isBefore(nextDue)) {
            return List.of();
        }
        List<Candle> changed = new ArrayList<>();
        for (Interval interval : INTERVALS) {
            close(interval, changed);
            settle(interval, changed);
        }
        nextDue = due();
        return changed;
    }

    /** The open candles that have changed since the last call, shortest first. */
    List<Candle> touched() {
        List<Candle> candles = new ArrayList<>();
        for (Interval interval : INTERVALS) {
            for (Instant openTime : drafts.of(interval).takeTouched()) {
                candles.add(Draft.open(drafts.tally(interval, openTime), clock)
                        .candle(environment, instrument, interval, openTime));
            }
        }
        return candles;
    }

    private void close(Interval interval, List<Candle> changed) {
        for (Instant openTime : due(drafts.of(interval).open.stream(), open -> rules.closesAt(interval, open))) {
            keep(interval, openTime, Draft.closed(drafts.compose(interval, openTime), clock));
            drafts.of(interval).close(openTime);
            changed.add(candle(interval, openTime));
        }
    }

    private void settle(Interval interval, List<Candle> changed) {
        for (Instant openTime : due(drafts.of(interval).unsettled(), open -> rules.finalAt(interval, open))) {
            keep(interval, openTime, drafts.of(interval).draft(openTime).settle());
            changed.add(candle(interval, openTime));
            forgetPartsOf(interval, openTime);
        }
    }

    private List<Instant> due(Stream<Instant> candles, UnaryOperator<Instant> when) {
        return candles.takeWhile(openTime -> !clock.isBefore(when.apply(openTime)))
                .toList();
    }

    // The parts of a candle are needed until it can no longer be composed anew.
    private void forgetPartsOf(Interval interval, Instant openTime) {
        if (interval == Interval.M1) {
            counted.forget(openTime);
        } else {
            drafts.forgetParts(interval, openTime);
        }
        if (interval.longer().isEmpty()) {
            drafts.of(interval).remove(openTime);
        }
    }

    private boolean isClosed(Interval interval, Instant openTime) {
        return !clock.isBefore(rules.closesAt(interval, openTime));
    }

    private void keep(Interval interval, Instant openTime, Draft draft) {
        drafts.of(interval).keep(openTime, draft);
        if (draft.state() != State.OPEN && !draft.settled()) {
            expect(rules.finalAt(interval, openTime));
        }
    }

    private Candle candle(Interval interval, Instant openTime) {
        return drafts.of(interval).draft(openTime).candle(environment, instrument, interval, openTime);
    }

    private void expect(Instant due) {
        nextDue = Instants.earlier(due, nextDue);
    }

    private Instant due() {
        return INTERVALS.stream().flatMap(this::due).min(Instant::compareTo).orElse(Instant.MAX);
    }

    private Stream<Instant> due(Interval interval) {
        Drafts those = drafts.of(interval);
        return Stream.concat(
                those.open.stream().limit(1).map(open -> rules.closesAt(interval, open)),
                those.unsettled().limit(1).map(closed -> rules.finalAt(interval, closed)));
    }
}
