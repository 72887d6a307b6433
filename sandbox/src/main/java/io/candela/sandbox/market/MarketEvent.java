package io.candela.sandbox.market;

import java.time.Instant;

/** What happens at one venue of the simulated market. */
public sealed interface MarketEvent {
    String venue();

    Listed listed();

    Instant time();

    /**
     * A trade.
     *
     * @param number counts up for each venue and instrument, without holes
     * @param price in ticks
     * @param quantity in lots
     * @param buy whether the taker bought
     */
    record Traded(String venue, Listed listed, long number, long price, long quantity, boolean buy, Instant time)
            implements MarketEvent {
        public Traded at(long otherPrice) {
            return new Traded(venue, listed, number, otherPrice, quantity, buy, time);
        }
    }

    /** A best bid and ask; prices in ticks and quantities in lots. */
    record Quoted(String venue, Listed listed, long bid, long bidQuantity, long ask, long askQuantity, Instant time)
            implements MarketEvent {
        public Quoted at(long otherBid, long otherAsk) {
            return new Quoted(venue, listed, otherBid, bidQuantity, otherAsk, askQuantity, time);
        }
    }
}
