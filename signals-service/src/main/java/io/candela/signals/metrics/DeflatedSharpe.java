package io.candela.signals.metrics;

/**
 * How sure one can be that the best of many trials was more than luck (D. H. Bailey and M. Lopez de Prado, "The Deflated
 * Sharpe Ratio: Correcting for Selection Bias, Backtest Overfitting and Non-Normality", Journal of Portfolio Management 40
 * (5), 2014).
 *
 * @param trials how many were tried
 * @param luckySharpe the Sharpe ratio per period that the best of as many trials without any skill is expected to have
 * @param probability that the true Sharpe ratio exceeds that, 0 to 1: the deflated Sharpe ratio; below 0.95 the result is
 *     not to be told from luck
 */
public record DeflatedSharpe(int trials, double luckySharpe, double probability) {
    private static final double EULER_MASCHERONI = 0.5772156649015329;

    /**
     * For the returns of the best of {@code trials}.
     *
     * @param variance of the Sharpe ratios per period among the trials; of no matter for a single one
     */
    public static DeflatedSharpe of(Returns best, int trials, double variance) {
        double lucky = expectedMaximum(trials, variance);
        return new DeflatedSharpe(trials, lucky, probability(best, lucky));
    }

    /**
     * {@code sqrt(V) ((1 - g) Z(1 - 1/N) + g Z(1 - 1/(N e)))} with g the Euler-Mascheroni constant and Z the normal
     * quantile; 0 for a single trial.
     */
    private static double expectedMaximum(int trials, double variance) {
        if (trials < 2) {
            return 0;
        }
        return Math.sqrt(variance)
                * ((1 - EULER_MASCHERONI) * Normal.quantile(1 - 1.0 / trials)
                        + EULER_MASCHERONI * Normal.quantile(1 - 1.0 / (trials * Math.E)));
    }

    /**
     * {@code Phi((SR - threshold) sqrt(n - 1) / sqrt(1 - S SR + (K + 2) / 4 SR^2))} with skew S and excess kurtosis K: how
     * long the returns are, and how far from normal, counts.
     */
    private static double probability(Returns returns, double threshold) {
        double sharpe = returns.sharpePerPeriod();
        double spread = 1 - returns.skew() * sharpe + (returns.kurtosis() + 2) / 4 * sharpe * sharpe;
        return Normal.cumulative((sharpe - threshold) * Math.sqrt(returns.size() - 1.0) / Math.sqrt(spread));
    }
}
