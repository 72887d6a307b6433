package io.candela.marketdata.candles;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Some numbers from 0 to 1,000, kept as ranges, so that numbers in sequence take no more room than one. */
final class Numbers {
    /** Ascending: where a range begins, where it ends (exclusive), where the next one begins, … */
    private char[] bounds;

    private int size;

    Numbers() {
        this(new char[2], 0);
    }

    private Numbers(char[] bounds, int size) {
        this.bounds = bounds;
        this.size = size;
    }

    /** What {@link #bytes} has written. */
    static Numbers of(byte[] bytes) {
        char[] bounds = new char[bytes.length / Character.BYTES];
        ByteBuffer.wrap(bytes).asCharBuffer().get(bounds);
        return new Numbers(bounds, bounds.length);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size * Character.BYTES);
        bytes.asCharBuffer().put(bounds, 0, size);
        return bytes.array();
    }

    /** Adds {@code number}; false if it was there before. */
    boolean add(int number) {
        int place = boundsUpTo(number);
        if (place % 2 == 1) {
            return false;
        }
        boolean goesOn = place > 0 && bounds[place - 1] == number;
        boolean leadsOn = place < size && bounds[place] == number + 1;
        if (goesOn && leadsOn) {
            move(place + 1, -2);
        } else if (goesOn) {
            bounds[place - 1]++;
        } else if (leadsOn) {
            bounds[place]--;
        } else {
            move(place, 2);
            bounds[place] = (char) number;
            bounds[place + 1] = (char) (number + 1);
        }
        return true;
    }

    private int boundsUpTo(int number) {
        // Most numbers come in their order.
        if (size == 0 || bounds[size - 1] <= number) {
            return size;
        }
        int found = Arrays.binarySearch(bounds, 0, size, (char) number);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** Moves what stands from {@code place} on. */
    private void move(int place, int by) {
        if (size + by > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        System.arraycopy(bounds, place, bounds, place + by, size - place);
        size += by;
    }
}
