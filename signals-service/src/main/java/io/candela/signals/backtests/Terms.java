package io.candela.signals.backtests;

/**
 * On what terms orders are filled. A position decided at the close of a candle is taken at the open of the next one, or
 * {@code latency} candles later. Shorts pay no interest; leverage there is none.
 *
 * @param feeBasisPoints what each fill costs, in hundredths of a percent of its value
 * @param slippageBasisPoints by how much each fill is worse than the open
 * @param latency candles between the decision and the one at whose open it is filled
 * @param shorts whether short is a position; otherwise it is flat
 */
public record Terms(double feeBasisPoints, double slippageBasisPoints, int latency, Sizing sizing, boolean shorts) {
    private static final double MOST_BASIS_POINTS = 1000;
    private static final int MOST_LATENCY = 1000;
    private static final double BASIS_POINTS = 10_000;

    public Terms {
        requireBasisPoints("fee", feeBasisPoints);
        requireBasisPoints("slippage", slippageBasisPoints);
        if (latency < 0 || latency > MOST_LATENCY) {
            throw new IllegalArgumentException("The latency lies between 0 and %d candles".formatted(MOST_LATENCY));
        }
    }

    /** The fee as a share of what is traded. */
    double fee() {
        return feeBasisPoints / BASIS_POINTS;
    }

    /** The slippage as a share of the price. */
    double slippage() {
        return slippageBasisPoints / BASIS_POINTS;
    }

    private static void requireBasisPoints(String what, double basisPoints) {
        if (!(basisPoints >= 0 && basisPoints <= MOST_BASIS_POINTS)) {
            throw new IllegalArgumentException(
                    "The %s lies between 0 and %.0f basis points".formatted(what, MOST_BASIS_POINTS));
        }
    }
}
