package io.candela.signals.scorecards;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.contracts.Venue;
import io.candela.signals.following.Follower;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells the outcome of each signal as soon as its candles are there, and again whenever corrected candles make another
 * one of it. It does not matter in which order signals and candles come in: an outcome depends on what is known of
 * both, never on when it came.
 */
@Component
class Scorekeeper implements Follower {
    private final Tasks tasks;
    private final CandlePrices candles;
    private final Outcomes outcomes;
    private final Scoring scoring;
    private final Set<Interval> intervals;

    Scorekeeper(
            Tasks tasks,
            CandlePrices candles,
            Outcomes outcomes,
            ScorecardProperties properties,
            ScoredIntervals intervals) {
        this.tasks = tasks;
        this.candles = candles;
        this.outcomes = outcomes;
        this.scoring = new Scoring(properties.feeBasisPoints());
        this.intervals = intervals.all();
    }

    @Override
    public String name() {
        return "scorecards";
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.SIGNALS, Topics.CANDLES);
    }

    @Override
    public boolean wants(Object event) {
        return event instanceof Signal
                || (event instanceof Candle candle
                        && candle.state() != State.OPEN
                        && candle.venue().equals(Venue.CONSOLIDATED)
                        && intervals.contains(candle.interval()));
    }

    @Override
    public void take(List<Object> events) {
        Map<Series, Changes> touched = new LinkedHashMap<>();
        for (Object event : events) {
            switch (event) {
                case Signal signal -> {
                    tasks.add(signal);
                    touched.computeIfAbsent(
                            new Series(signal.instrument(), signal.interval()), series -> new Changes());
                }
                case Candle candle -> {
                    Changes changes = touched.computeIfAbsent(Series.of(candle), series -> new Changes());
                    if (candles.add(candle)) {
                        changes.add(candle.openTime());
                    }
                }
                default -> throw new IllegalArgumentException("Nothing to be scored: " + event);
            }
        }
        touched.forEach(this::score);
    }

    private void score(Series series, Changes changes) {
        if (!changes.isEmpty()) {
            score(series, tasks.dependingOn(series, changes.first, changes.last));
        }
        candles.newest(series).ifPresent(newest -> score(series, tasks.due(series, newest)));
    }

    private void score(Series series, List<Task> some) {
        some.stream().map(Task::from).min(Instant::compareTo).ifPresent(first -> {
            NavigableMap<Instant, Prices> known = candles.since(series, first);
            some.forEach(task -> scoring.score(task.signal(), task.horizon(), task.closing(), known)
                    .ifPresent(outcome -> tell(task, outcome)));
        });
    }

    private void tell(Task task, Outcome outcome) {
        Integer correction = task.correction();
        if (correction == null) {
            append(outcome);
        } else if (!outcomes.newest(task).equals(outcome.corrected(correction))) {
            append(outcome.corrected(correction + 1));
        }
    }

    private void append(Outcome outcome) {
        outcomes.append(outcome);
        tasks.told(outcome);
    }

    /** The span of open times of candles that have changed. */
    private static final class Changes {
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        void add(Instant openTime) {
            first = openTime.isBefore(first) ? openTime : first;
            last = openTime.isAfter(last) ? openTime : last;
        }

        boolean isEmpty() {
            return last.isBefore(first);
        }
    }
}
