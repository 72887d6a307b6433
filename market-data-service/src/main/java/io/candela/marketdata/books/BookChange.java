package io.candela.marketdata.books;

import java.math.BigDecimal;

/** What became of a message. */
public sealed interface BookChange {
    /** The book is as the venue has it. */
    record Applied() implements BookChange {}

    /** The message is older than the book, and changes nothing. */
    record Outdated() implements BookChange {}

    /** There is no book yet that it could change. */
    record Waiting() implements BookChange {}

    /** The book is not the venue's any more, and must be begun anew. */
    record Lost(Cause cause) implements BookChange {}

    /** How a book was lost. */
    sealed interface Cause {
        /** Messages are missing: not {@code expected} came, but {@code found}. */
        record Gap(long expected, long found) implements Cause {}

        /** The venue's checksum is another than that of the book. */
        record Mismatch(long expected, long found) implements Cause {}

        /** Somebody wants to pay more than somebody else asks for, which no venue leaves so. */
        record Crossed(BigDecimal bid, BigDecimal ask) implements Cause {}

        /** Not all of the book was kept, and too little is left of that. */
        record Shallow() implements Cause {}

        /** What it is called where it is counted. */
        default String code() {
            return switch (this) {
                case Gap _ -> "gap";
                case Mismatch _ -> "checksum";
                case Crossed _ -> "crossed";
                case Shallow _ -> "shallow";
            };
        }
    }
}
