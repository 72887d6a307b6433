package io.candela.gateway.streams;

import org.jspecify.annotations.Nullable;

/** The newest frames of a partition, in the order of their offsets, up to a number of them. */
final class Ring {
    private static final int SMALLEST = 16;

    private final int capacity;
    private @Nullable Frame[] frames;
    private int first;
    private int size;

    Ring(int capacity) {
        this.capacity = capacity;
        this.frames = new Frame[Math.min(capacity, SMALLEST)];
    }

    private Ring(Ring other) {
        this.capacity = other.capacity;
        this.frames = other.frames.clone();
        this.first = other.first;
        this.size = other.size;
    }

    Ring copy() {
        return new Ring(this);
    }

    /** Adds the newest frame, and returns the oldest if that had to go. */
    @Nullable
    Frame add(Frame frame) {
        if (size == frames.length && size < capacity) {
            grow();
        }
        Frame gone = null;
        if (size == frames.length) {
            gone = frames[first];
            frames[first] = frame;
            first = index(1);
        } else {
            frames[index(size)] = frame;
            size++;
        }
        return gone;
    }

    /** The first frame at {@code offset} or after it; nothing if all are before it. */
    @Nullable
    Frame from(long offset) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offset(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == size ? null : frames[index(low)];
    }

    int size() {
        return size;
    }

    private long offset(int place) {
        Frame frame = frames[index(place)];
        if (frame == null) {
            throw new IllegalStateException("Places up to the size are filled");
        }
        return frame.offset();
    }

    private int index(int place) {
        int index = first + place;
        return index < frames.length ? index : index - frames.length;
    }

    private void grow() {
        @Nullable Frame[] larger = new Frame[Math.min(capacity, frames.length * 2)];
        for (int i = 0; i < size; i++) {
            larger[i] = frames[index(i)];
        }
        frames = larger;
        first = 0;
    }
}
