package io.candela.bench.market;

import java.time.Duration;

/**
 * What has gone through a process from one moment to another.
 *
 * @param processorTime that the process took for it
 */
record Passage(long records, Duration time, Duration processorTime) {
    double perSecond() {
        return records * 1e9 / time.toNanos();
    }

    /** If the process had one whole core, and all else were elsewhere. */
    double perCore() {
        return records * 1e9 / processorTime.toNanos();
    }
}
