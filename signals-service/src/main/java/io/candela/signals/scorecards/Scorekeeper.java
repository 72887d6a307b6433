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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
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
        Map<CandleSeries, List<Candle>> touched = new LinkedHashMap<>();
        for (Object event : events) {
            switch (event) {
                case Signal signal -> {
                    tasks.add(signal);
                    touched.computeIfAbsent(
                            new CandleSeries(signal.instrument(), signal.interval()), series -> new ArrayList<>());
                }
                case Candle candle ->
                    touched.computeIfAbsent(CandleSeries.of(candle), series -> new ArrayList<>())
                            .add(candle);
                default -> throw new IllegalArgumentException("Nothing to be scored: " + event);
            }
        }
        touched.forEach(this::take);
    }

    private void take(CandleSeries series, List<Candle> some) {
        List<Instant> changed = some.isEmpty() ? List.of() : candles.add(series, some);
        if (!changed.isEmpty()) {
            score(series, tasks.dependingOn(series, Collections.min(changed), Collections.max(changed)));
        }
        candles.newest(series).ifPresent(newest -> score(series, tasks.due(series, newest)));
    }

    private void score(CandleSeries series, List<Task> some) {
        some.stream().map(Task::from).min(Instant::compareTo).ifPresent(first -> {
            NavigableMap<Instant, Prices> known = candles.since(series, first);
            List<Outcome> told =
                    some.stream().flatMap(task -> outcome(task, known).stream()).toList();
            if (!told.isEmpty()) {
                outcomes.append(told);
                tasks.told(told);
            }
        });
    }

    /** What is to be told of {@code task}: its first outcome, or one that differs from what was told. */
    private Optional<Outcome> outcome(Task task, NavigableMap<Instant, Prices> known) {
        Optional<Outcome> outcome = scoring.score(task.signal(), task.horizon(), task.closing(), known);
        Integer correction = task.correction();
        return correction == null
                ? outcome
                : outcome.map(other -> other.corrected(correction))
                        .filter(other -> !other.equals(outcomes.newest(task)))
                        .map(other -> other.corrected(correction + 1));
    }
}
