package io.candela.sandbox.market;

import io.candela.sandbox.market.MarketEvent.Traded;

/** The trades of one minute, in ticks and lots. */
public record Bar(
        long minute,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long buyVolume,
        double value,
        int trades) {
    static Bar of(long minute, Traded trade) {
        return new Bar(minute, trade.price(), trade.price(), trade.price(), trade.price(), 0, 0, 0, 0).with(trade);
    }

    Bar with(Traded trade) {
        return new Bar(
                minute,
                open,
                Math.max(high, trade.price()),
                Math.min(low, trade.price()),
                trade.price(),
                volume + trade.quantity(),
                buyVolume + (trade.buy() ? trade.quantity() : 0),
                value + (double) trade.price() * trade.quantity(),
                trades + 1);
    }

    /** Both as one, {@code later} coming after this; it begins at {@code begin}. */
    public Bar and(Bar later) {
        return new Bar(
                minute,
                open,
                Math.max(high, later.high),
                Math.min(low, later.low),
                later.close,
                volume + later.volume,
                buyVolume + later.buyVolume,
                value + later.value,
                trades + later.trades);
    }

    /** The same, said to begin at another minute. */
    public Bar from(long otherMinute) {
        return new Bar(otherMinute, open, high, low, close, volume, buyVolume, value, trades);
    }
}
