package io.candela.signals.indicators;

/**
 * One or more numbers derived from bars, updated once per closed candle, without allocation. An indicator is used by
 * one thread at a time, uses only arithmetic that every Java platform rounds alike, and has its formula and the source
 * of the formula in its documentation.
 */
public interface Indicator extends Memory {
    /** Takes the next bar. Bars come in the order of time. */
    void update(Bar bar);

    /** How many bars are needed before {@link #value} answers. */
    int warmUp();

    /** Whether enough bars have been seen for {@link #value} to answer. */
    boolean ready();

    /**
     * The newest value of a line.
     *
     * @param line from 0; an indicator of one line has only line 0
     * @throws IllegalStateException before the indicator is ready
     * @throws IndexOutOfBoundsException if there is no such line
     */
    double value(int line);
}
