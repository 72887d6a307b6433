package io.candela.marketdata.candles;

import io.candela.contracts.Decimals;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was traded in an interval, exactly, so that the tally of a longer interval is the sum of its parts.
 *
 * @param firstAt time of the trade that opened the interval
 * @param lastAt time of the trade that closed it
 * @param notional the sum of price times quantity
 * @param takerBuyVolume the volume of those trades in which the buyer crossed the spread; absent if that is not known of each
 */
record Tally(
        Instant firstAt,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        Instant lastAt,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal notional,
        long trades,
        @Nullable BigDecimal takerBuyVolume) {

    private static final int VWAP_SCALE = 18;
    private static final MathContext VWAP_DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);

    static Tally of(Trade trade) {
        BigDecimal price = trade.price();
        return new Tally(
                trade.time(),
                price,
                price,
                price,
                trade.time(),
                price,
                trade.quantity(),
                price.multiply(trade.quantity()),
                1,
                takerBuyVolume(trade));
    }

    /** This tally with a trade that arrived later. */
    Tally with(Trade trade) {
        BigDecimal price = trade.price();
        Instant time = trade.time();
        boolean opens = time.isBefore(firstAt);
        boolean closes = !time.isBefore(lastAt);
        return new Tally(
                opens ? time : firstAt,
                opens ? price : open,
                high.max(price),
                low.min(price),
                closes ? time : lastAt,
                closes ? price : close,
                volume.add(trade.quantity()),
                notional.add(price.multiply(trade.quantity())),
                trades + 1,
                sum(takerBuyVolume, takerBuyVolume(trade)));
    }

    /** This tally with what {@code arrived} later: of trades at the same instant, the one that arrived first is the first. */
    Tally with(Tally arrived) {
        boolean opens = arrived.firstAt.isBefore(firstAt);
        boolean closes = !arrived.lastAt.isBefore(lastAt);
        return new Tally(
                opens ? arrived.firstAt : firstAt,
                opens ? arrived.open : open,
                high.max(arrived.high),
                low.min(arrived.low),
                closes ? arrived.lastAt : lastAt,
                closes ? arrived.close : close,
                volume.add(arrived.volume),
                notional.add(arrived.notional),
                trades + arrived.trades,
                sum(takerBuyVolume, arrived.takerBuyVolume));
    }

    private static @Nullable BigDecimal takerBuyVolume(Trade trade) {
        TakerSide side = trade.takerSide();
        if (side == null) {
            return null;
        }
        return side == TakerSide.BUY ? trade.quantity() : BigDecimal.ZERO;
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }

    /** The volume-weighted average price to 16 digits; the close where nothing but dust was traded. */
    BigDecimal vwap() {
        return vwap(notional, volume, close);
    }

    static BigDecimal vwap(BigDecimal notional, BigDecimal volume, BigDecimal close) {
        if (volume.signum() == 0) {
            return close;
        }
        BigDecimal average =
                notional.divide(volume, VWAP_SCALE, RoundingMode.HALF_EVEN).round(VWAP_DIGITS);
        return average.signum() == 0 ? close : Decimals.canonical(average);
    }
}
