package io.candela.marketdata.books;

/**
 * What must be known of a venue to follow its books.
 *
 * @param depth how many levels of each side are kept; those beyond are forgotten
 * @param refilled whether the venue, which knows the depth, names the levels that come up from beyond it
 * @param numbering what its numbers tell
 */
public record BookRules(int depth, boolean refilled, Numbering numbering) {
    /** What a venue's numbers tell. */
    public enum Numbering {
        /** There are none. */
        NONE,
        /** A larger one is newer. */
        ASCENDING,
        /** Each follows on the one before, so that a hole is a loss. */
        CONSECUTIVE
    }
}
