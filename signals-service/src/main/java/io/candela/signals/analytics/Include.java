package io.candela.signals.analytics;

/** What an answer may have besides. */
enum Include {
    /** From which candles it was computed. */
    LINEAGE
}
