package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import io.candela.marketdata.candles.Counting.Counted;
import io.candela.marketdata.candles.Counting.Duplicate;
import io.candela.marketdata.candles.Counting.TooLate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds the trades of one instrument into candles of every interval. Minutes are folded from trades and longer candles
 * composed of shorter ones; only the feeds' clock closes them, so the same trades and ticks give the same candles.
 */
final class CandleBuilder {
    private static final List<Interval> INTERVALS = List.of(Interval.values());

    private final Environment environment;
    private final Instrument instrument;
    private final CandleRules rules;
    private final CandleMemory memory;
    private final Map<Interval, Drafts> drafts = new EnumMap<>(Interval.class);
    private Instant clock;
    private Instant nextDue = Instant.MAX;

    /** @param clock the feeds' time that was reached before; {@link Instant#EPOCH} at the very beginning */
    CandleBuilder(
            Environment environment, Instrument instrument, CandleRules rules, CandleMemory memory, Instant clock) {
        this.environment = environment;
        this.instrument = instrument;
        this.rules = rules;
        this.memory = memory;
        this.clock = clock;
        INTERVALS.forEach(interval -> drafts.put(interval, new Drafts()));
    }

    /** Takes back what was saved to memory before a restart; open candles count as touched. */
    void restore(Interval interval, Instant openTime, Draft draft) {
        of(interval).kept.put(openTime, draft);
        if (draft.state() == State.OPEN) {
            of(interval).touch(openTime);
        }
    }

    /** To be called after the last {@link #restore}: what is open among the longer candles follows from the shorter. */
    void restored() {
        for (Interval interval : INTERVALS) {
            interval.longer()
                    .ifPresent(longer -> Stream.concat(of(interval).kept.keySet().stream(), of(interval).open.stream())
                            .map(longer::floor)
                            .filter(openTime -> !isClosed(longer, openTime))
                            .forEach(of(longer)::touch));
        }
        nextDue = due();
    }

    Counting count(Trade trade) {
        Instant minute = Interval.M1.floor(trade.time());
        if (!clock.isBefore(rules.finalAt(Interval.M1, minute))) {
            return new TooLate();
        }
        if (!memory.remember(minute, trade)) {
            return new Duplicate();
        }
        List<Candle> corrections = new ArrayList<>();
        for (Interval interval : INTERVALS) {
            Instant openTime = interval.floor(trade.time());
            boolean closed = isClosed(interval, openTime);
            if (interval == Interval.M1 || closed) {
                Draft before = of(interval).kept.get(openTime);
                Tally tally = interval == Interval.M1 ? tally(before, trade) : compose(interval, openTime);
                keep(interval, openTime, next(before, tally, closed));
            }
            if (closed) {
                corrections.add(candle(interval, openTime));
            } else {
                of(interval).touch(openTime);
                expect(rules.closesAt(interval, openTime));
            }
        }
        return new Counted(corrections);
    }

    /** Moves the clock on; the answer is the candles that this closes and those that it makes final. */
    List<Candle> advance(Instant time) {
        clock = time.isAfter(clock) ? time : clock;
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
            for (Instant openTime : new TreeSet<>(of(interval).touched)) {
                candles.add(Draft.open(compose(interval, openTime), clock)
                        .candle(environment, instrument, interval, openTime));
            }
            of(interval).touched.clear();
        }
        return candles;
    }

    private void close(Interval interval, List<Candle> changed) {
        for (Instant openTime : List.copyOf(of(interval).open)) {
            if (clock.isBefore(rules.closesAt(interval, openTime))) {
                break;
            }
            keep(interval, openTime, Draft.closed(compose(interval, openTime), clock));
            of(interval).close(openTime);
            changed.add(candle(interval, openTime));
        }
    }

    private void settle(Interval interval, List<Candle> changed) {
        for (Map.Entry<Instant, Draft> entry : List.copyOf(of(interval).kept.entrySet())) {
            Instant openTime = entry.getKey();
            if (clock.isBefore(rules.finalAt(interval, openTime))) {
                break;
            }
            if (!entry.getValue().settled()) {
                keep(interval, openTime, entry.getValue().settle());
                changed.add(candle(interval, openTime));
                forgetPartsOf(interval, openTime);
            }
        }
    }

    // The parts of a candle are needed until it can no longer be composed anew.
    private void forgetPartsOf(Interval interval, Instant openTime) {
        if (interval == Interval.M1) {
            memory.forget(openTime);
        } else {
            Interval shorter = shorter(interval);
            List.copyOf(parts(interval, openTime).keySet()).forEach(part -> remove(shorter, part));
        }
        if (interval.longer().isEmpty()) {
            remove(interval, openTime);
        }
    }

    private Draft next(@Nullable Draft before, Tally tally, boolean closed) {
        if (!closed) {
            return Draft.open(tally, clock);
        }
        return before == null ? Draft.correctedFromNothing(tally, clock) : before.corrected(tally, clock);
    }

    private static Tally tally(@Nullable Draft before, Trade trade) {
        return before == null ? Tally.of(trade) : before.tally().with(Tally.of(trade));
    }

    private Tally compose(Interval interval, Instant openTime) {
        if (interval == Interval.M1) {
            return draft(interval, openTime).tally();
        }
        Interval shorter = shorter(interval);
        TreeSet<Instant> parts = new TreeSet<>(parts(interval, openTime).keySet());
        parts.addAll(of(shorter).open.subSet(openTime, openTime.plus(interval.length())));
        return parts.stream()
                .map(part -> tally(shorter, part))
                .reduce(Tally::with)
                .orElseThrow();
    }

    private Tally tally(Interval interval, Instant openTime) {
        Draft draft = of(interval).kept.get(openTime);
        return draft == null ? compose(interval, openTime) : draft.tally();
    }

    private Map<Instant, Draft> parts(Interval interval, Instant openTime) {
        return Collections.unmodifiableMap(
                of(shorter(interval)).kept.subMap(openTime, openTime.plus(interval.length())));
    }

    private boolean isClosed(Interval interval, Instant openTime) {
        return !clock.isBefore(rules.closesAt(interval, openTime));
    }

    private void keep(Interval interval, Instant openTime, Draft draft) {
        of(interval).kept.put(openTime, draft);
        memory.save(interval, openTime, draft);
        if (draft.state() != State.OPEN && !draft.settled()) {
            expect(rules.finalAt(interval, openTime));
        }
    }

    private void remove(Interval interval, Instant openTime) {
        of(interval).kept.remove(openTime);
        memory.remove(interval, openTime);
    }

    private Candle candle(Interval interval, Instant openTime) {
        return draft(interval, openTime).candle(environment, instrument, interval, openTime);
    }

    private Draft draft(Interval interval, Instant openTime) {
        return Objects.requireNonNull(of(interval).kept.get(openTime));
    }

    private void expect(Instant due) {
        nextDue = due.isBefore(nextDue) ? due : nextDue;
    }

    private Instant due() {
        Instant due = Instant.MAX;
        for (Interval interval : INTERVALS) {
            Drafts those = of(interval);
            Stream<Instant> closing = those.open.stream().limit(1).map(open -> rules.closesAt(interval, open));
            Stream<Instant> settling = those.kept.entrySet().stream()
                    .filter(entry -> !entry.getValue().settled())
                    .limit(1)
                    .map(entry -> rules.finalAt(interval, entry.getKey()));
            due = Stream.concat(Stream.of(due), Stream.concat(closing, settling))
                    .min(Instant::compareTo)
                    .orElseThrow();
        }
        return due;
    }

    private Drafts of(Interval interval) {
        return Objects.requireNonNull(drafts.get(interval));
    }

    private static Interval shorter(Interval interval) {
        return INTERVALS.get(INTERVALS.indexOf(interval) - 1);
    }
}
