package io.candela.signals.backtests;

import io.candela.signals.history.Columns;

/** How much of the equity a new position takes, 0 to 1; it is decided with the position and kept until that ends. */
public sealed interface Sizing {

    /**
     * The share of the equity for a position decided at the close of the candle {@code index}; looks at no later one.
     *
     * @param strength what the strategy says of itself, 0 to 1
     */
    double share(Columns columns, int index, double strength);

    /** Always the same share. */
    record Fixed(double share) implements Sizing {
        public Fixed {
            requireShare(share);
        }

        @Override
        public double share(Columns columns, int index, double strength) {
            return share;
        }
    }

    /** In proportion to the strength: {@code most} at full strength. */
    record ByStrength(double most) implements Sizing {
        public ByStrength {
            requireShare(most);
        }

        @Override
        public double share(Columns columns, int index, double strength) {
            return most * strength;
        }
    }

    /**
     * As much as keeps the volatility of the equity at a target: {@code min(most, target / volatility)}. The volatility is
     * that of the last {@code window} returns from close to close, in a year; of all there are where there are fewer.
     *
     * @param target volatility in a year, such as 0.4
     */
    record ByVolatility(double target, int window, double most) implements Sizing {
        public ByVolatility {
            requireShare(most);
            if (!(target > 0) || window < 2) {
                throw new IllegalArgumentException(
                        "A target above 0 over a window of at least 2 returns, not %s over %d"
                                .formatted(target, window));
            }
        }

        @Override
        public double share(Columns columns, int index, double strength) {
            double volatility = RecentVolatility.at(columns, index, window);
            // Before there are two returns nothing is known, so nothing is risked.
            return Double.isNaN(volatility) ? 0 : Math.min(most, target / volatility);
        }
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("A share lies above 0 and is at most 1, unlike " + share);
        }
    }
}
