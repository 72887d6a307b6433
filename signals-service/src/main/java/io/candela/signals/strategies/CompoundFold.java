package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Cell;
import io.candela.signals.indicators.Memory;
import io.candela.signals.indicators.Parts;
import java.nio.DoubleBuffer;

/**
 * A fold put together from indicators and numbers, which hold all that it remembers besides the position and the close of
 * the newest bar. When its indicators are warm it decides after every bar; until it decides otherwise it is flat.
 */
abstract class CompoundFold implements Strategy.Fold {
    private final Parts parts = new Parts();
    private final Cell position = part(new Cell());
    private final Cell close = part(new Cell());

    /** Makes {@code part} one of those that are saved and loaded, in the order in which they are named. */
    final <T extends Memory> T part(T part) {
        return parts.add(part);
    }

    /** Shows the next bar to the indicators. */
    abstract void take(Bar bar);

    /** The position after {@code bar}, which the indicators have seen; {@code before} is that before it. */
    abstract Side decide(Bar bar, Side before);

    final double close() {
        return close.value;
    }

    @Override
    public final void update(Bar bar) {
        take(bar);
        close.value = bar.close();
        if (ready()) {
            position.value = code(decide(bar, side()));
        }
    }

    @Override
    public final Side side() {
        return position.value > 0 ? Side.LONG : position.value < 0 ? Side.SHORT : Side.FLAT;
    }

    private static int code(Side side) {
        return switch (side) {
            case LONG -> 1;
            case FLAT -> 0;
            case SHORT -> -1;
        };
    }

    /** {@code measure} as a strength: at most 1, and 0 where it is no number. */
    static double strength(double measure) {
        return measure > 0 ? Math.min(1, measure) : 0;
    }

    @Override
    public final int size() {
        return parts.size();
    }

    @Override
    public final void save(DoubleBuffer target) {
        parts.save(target);
    }

    @Override
    public final void load(DoubleBuffer source) {
        parts.load(source);
    }
}
