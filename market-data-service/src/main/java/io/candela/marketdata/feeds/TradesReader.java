package io.candela.marketdata.feeds;

/** Someone who makes something of the trades topic. */
@FunctionalInterface
public interface TradesReader {
    /** The consumer group that says how far it has read. */
    String group();
}
