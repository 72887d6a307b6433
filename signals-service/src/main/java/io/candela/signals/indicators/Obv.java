package io.candela.signals.indicators;

import java.util.List;

/**
 * On-balance volume: the volume of the first bar, plus that of each later bar that closes above, minus that of each that
 * closes below the one before (Joseph E. Granville, "Granville's New Key to Stock Market Profits", 1963; TA-Lib's
 * {@code OBV}). Warm-up: 1 bar. One line, in units of the base; only its changes mean anything, since its level depends on
 * where it began.
 */
public final class Obv extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "obv",
            1,
            "On-balance volume: the volumes of rising bars less those of falling ones, since the first bar that was"
                    + " read.",
            List.of(),
            List.of("obv"),
            values -> new Obv());

    private final Cell close = part(new Cell());
    private final Cell balance = part(new Cell());

    public Obv() {
        super(1, 1);
    }

    @Override
    void take(Bar bar) {
        // The close of nothing is 0, and so the first bar counts as one that rose.
        if (bar.close() > close.value) {
            balance.value += bar.volume();
        } else if (bar.close() < close.value) {
            balance.value -= bar.volume();
        }
        close.value = bar.close();
    }

    @Override
    double line(int line) {
        return balance.value;
    }
}
