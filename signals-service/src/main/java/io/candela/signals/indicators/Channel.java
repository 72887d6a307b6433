package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/** The highest high and the lowest low of the last so many bars. */
final class Channel implements Memory {
    private final RollingExtreme highs;
    private final RollingExtreme lows;

    /** A channel over {@code length} bars, at least 1. */
    Channel(int length) {
        this.highs = RollingExtreme.highest(length);
        this.lows = RollingExtreme.lowest(length);
    }

    void add(Bar bar) {
        add(bar.high(), bar.low());
    }

    void add(double high, double low) {
        highs.add(high);
        lows.add(low);
    }

    double high() {
        return highs.value();
    }

    double low() {
        return lows.value();
    }

    double middle() {
        return (high() + low()) / 2;
    }

    /** How far {@code price} lies above the lowest low, as a share of the height; 0 where there is no height. */
    double position(double price) {
        double height = high() - low();
        return height == 0 ? 0 : (price - low()) / height;
    }

    /** How many bars ago the highest high was, the latest of several. */
    int sinceHigh() {
        return highs.age();
    }

    /** How many bars ago the lowest low was, the latest of several. */
    int sinceLow() {
        return lows.age();
    }

    @Override
    public int size() {
        return highs.size() + lows.size();
    }

    @Override
    public void save(DoubleBuffer target) {
        highs.save(target);
        lows.save(target);
    }

    @Override
    public void load(DoubleBuffer source) {
        highs.load(source);
        lows.load(source);
    }
}
