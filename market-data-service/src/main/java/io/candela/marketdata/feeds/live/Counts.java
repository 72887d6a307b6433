package io.candela.marketdata.feeds.live;

/** Counts a venue's messages by their kind. */
@FunctionalInterface
interface Counts {
    void add(String kind);
}
