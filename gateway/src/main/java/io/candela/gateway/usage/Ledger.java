package io.candela.gateway.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by {@link Line}. Many threads count; what they count is drawn once, and missing from no draw. */
final class Ledger {
    private final int most;
    private final ConcurrentMap<Line, Sum> sums = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    /** Counts {@code most} lines at once, or a line less while one is drawn. */
    Ledger(int most) {
        this.most = most;
    }

    void count(Line line, long credits) {
        if (sums.computeIfPresent(line, (_, sum) -> sum.plus(1, credits)) == null) {
            if (sums.size() >= most) {
                dropped.increment();
            } else {
                sums.merge(line, new Sum(1, credits), (a, b) -> a.plus(b.requests(), b.credits()));
            }
        }
    }

    /** Takes out everything that was counted before, and perhaps some of what is counted meanwhile. */
    List<Drawn> draw() {
        List<Drawn> drawn = new ArrayList<>(sums.size());
        for (Line line : sums.keySet()) {
            Sum sum = sums.remove(line);
            if (sum != null) {
                drawn.add(new Drawn(line, sum));
            }
        }
        return drawn;
    }

    int size() {
        return sums.size();
    }

    /** How many requests were not counted for want of lines. */
    long dropped() {
        return dropped.sum();
    }

    /** One line, and what was counted in it. */
    record Drawn(Line line, Sum sum) {}

    record Sum(long requests, long credits) {
        Sum plus(long moreRequests, long moreCredits) {
            return new Sum(requests + moreRequests, credits + moreCredits);
        }
    }
}
