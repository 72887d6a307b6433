package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bars;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The positions that a strategy takes on closes, one after the other. */
final class Positions {
    private final Strategy.Fold fold;

    private Positions(Strategy.Fold fold) {
        this.fold = fold;
    }

    /** @param values names and whole numbers in turn */
    static Positions of(Strategy strategy, Object... values) {
        Map<String, BigDecimal> byName = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            byName.put((String) values[i], BigDecimal.valueOf((Integer) values[i + 1]));
        }
        return new Positions(Setup.of(strategy, byName).begin());
    }

    /** The side after each close once it is ready. */
    List<Side> after(double... closes) {
        List<Side> sides = new ArrayList<>();
        for (double close : closes) {
            fold.update(Bars.closingAt(close));
            if (fold.ready()) {
                sides.add(fold.side());
            }
        }
        return sides;
    }

    Strategy.Fold fold() {
        return fold;
    }
}
