package io.candela.signals.backtests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a span is walked forward: parameters are chosen on {@code train} and traded on the {@code test} that follows; then
 * both move on by {@code test}. The last test ends with the span and may be shorter.
 */
public record Windows(Duration train, Duration test) {
    public Windows {
        if (!train.isPositive() || !test.isPositive()) {
            throw new IllegalArgumentException("Train and test windows are longer than nothing");
        }
    }

    /** How many windows {@code span} has; 0 if it is not longer than one training. */
    public long count(Span span) {
        Duration tested = Duration.between(span.from().plus(train), span.to());
        if (!tested.isPositive()) {
            return 0;
        }
        long whole = tested.dividedBy(test);
        return test.multipliedBy(whole).equals(tested) ? whole : whole + 1;
    }

    /** The windows of {@code span}, whose tests follow on each other without a gap. */
    List<Window> over(Span span) {
        List<Window> windows = new ArrayList<>();
        Instant from = span.from();
        while (from.plus(train).isBefore(span.to())) {
            Instant turn = from.plus(train);
            Instant end = turn.plus(test);
            Span tested = span.of(turn, end.isBefore(span.to()) ? end : span.to());
            windows.add(new Window(span.of(from, turn), tested));
            from = from.plus(test);
        }
        return windows;
    }

    /** What is trained on, and what is tested on. */
    record Window(Span train, Span test) {}
}
