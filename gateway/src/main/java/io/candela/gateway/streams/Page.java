package io.candela.gateway.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a partition that was read again for clients that were away for long.
 *
 * @param from the first offset that there still was; what lies before it in what was asked for is gone
 * @param to the first offset after the piece
 */
record Page(long from, long to, List<Frame> frames) {
    Page {
        frames = List.copyOf(frames);
    }

    /** The first frame at {@code offset} or after it; nothing if all are before it. */
    @Nullable
    Frame from(long offset) {
        int low = 0;
        int high = frames.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (frames.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == frames.size() ? null : frames.get(low);
    }

    /** How much memory it takes, about. */
    int weight() {
        int overhead = 64;
        int weight = overhead;
        for (Frame frame : frames) {
            weight += frame.data().length + overhead;
        }
        return weight;
    }
}
