package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/**
 * Something whose whole past is a fixed number of doubles, which can be put aside and taken up again bit for bit: going
 * on from a saved memory gives the same digits as never having stopped.
 */
public interface Memory {
    /** How many doubles are remembered; the same for the whole life of the object. */
    int size();

    /** Writes {@link #size} doubles to {@code target}. */
    void save(DoubleBuffer target);

    /** Takes {@link #size} doubles from {@code source}, as {@link #save} of an equally built object wrote them. */
    void load(DoubleBuffer source);
}
