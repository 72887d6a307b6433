package io.candela.marketdata.prices;

import io.candela.contracts.Decimals;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * The newest trade of one venue, with how much has been traded there of late.
 *
 * @param volume units of the base, halved at the start of every minute
 */
record VenuePrice(Venue venue, BigDecimal price, BigDecimal volume, String tradeId, Instant time, Instant receivedAt) {

    private static final int SCALE = 12;
    private static final int FORGOTTEN = 40;

    static VenuePrice of(Trade trade) {
        return new VenuePrice(
                trade.venue(), trade.price(), trade.quantity(), trade.tradeId(), trade.time(), trade.receivedAt());
    }

    /** This after {@code trade} of the same venue; a trade older than the newest adds to the volume only. */
    VenuePrice with(Trade trade) {
        if (trade.time().isBefore(time)) {
            return new VenuePrice(venue, price, volume.add(trade.quantity()), tradeId, time, receivedAt);
        }
        VenuePrice next = of(trade);
        BigDecimal left = decayed(minute(trade.time()) - minute(time));
        return new VenuePrice(
                venue, next.price, Decimals.canonical(left.add(next.volume)), next.tradeId, next.time, next.receivedAt);
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60);
    }

    private BigDecimal decayed(long minutes) {
        return minutes > FORGOTTEN
                ? BigDecimal.ZERO
                : volume.divide(BigDecimal.valueOf(1L << minutes), SCALE, RoundingMode.HALF_EVEN);
    }
}
