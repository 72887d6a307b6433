package io.candela.gateway.streams;

import org.jspecify.annotations.Nullable;

/** What is remembered of one partition: all its frames between two offsets, where not only the newest counts. */
final class PartitionBook {
    private final @Nullable Ring ring;
    private long from;

    PartitionBook(int history, boolean newestCounts, long from) {
        this.ring = newestCounts ? null : new Ring(history);
        this.from = from;
    }

    private PartitionBook(PartitionBook other) {
        this.ring = other.ring == null ? null : other.ring.copy();
        this.from = other.from;
    }

    PartitionBook copy() {
        return new PartitionBook(this);
    }

    void add(Frame frame) {
        Frame gone = ring == null ? null : ring.add(frame);
        if (gone != null) {
            from = gone.offset() + 1;
        }
    }

    /** From which offset on everything is known. */
    long from() {
        return from;
    }

    /** The first frame at {@code offset} or after it. */
    @Nullable
    Frame from(long offset) {
        return ring == null ? null : ring.from(offset);
    }
}
