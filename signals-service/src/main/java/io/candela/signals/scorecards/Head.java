package io.candela.signals.scorecards;

/**
 * Where the chain ends.
 *
 * @param rows how many there are
 * @param hash the newest one's
 */
record Head(long rows, String hash) {
    static final Head NONE = new Head(0, Chain.ORIGIN);
}
