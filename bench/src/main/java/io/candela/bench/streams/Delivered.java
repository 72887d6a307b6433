package io.candela.bench.streams;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What came of the trades of some span of time.
 *
 * @param expected how many frames should have come
 * @param frames how many did
 * @param took from the first trade until the last frame
 * @param processorTime that the relay took meanwhile
 * @param latencies in nanoseconds
 */
record Delivered(long expected, long frames, Duration took, Duration processorTime, Histogram latencies) {
    /** Microseconds of the relay's processor time for a frame. */
    double processorTimePerFrame() {
        return processorTime.toNanos() / 1e3 / frames;
    }

    /** Frames that the relay would deliver with one core to itself. */
    double framesPerCore() {
        return 1e6 / processorTimePerFrame();
    }

    double framesPerSecond() {
        return frames / (took.toNanos() / 1e9);
    }

    /** The share of the frames that had not come {@link Load#PATIENCE} after the last trade. */
    double lost() {
        return 1 - (double) frames / expected;
    }

    double latencyMillis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }
}
