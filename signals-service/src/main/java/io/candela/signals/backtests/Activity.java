package io.candela.signals.backtests;

import io.candela.signals.metrics.Year;
import java.util.List;

/**
 * How much was done for the result. A number that there are no trades for is NaN.
 *
 * @param exposure at what share of the closes there was a position, the mean of the instruments
 * @param turnover how many times in a year the equity was traded; buying and selling all of it is 2
 * @param hitRate which share of the trades gained
 * @param expectancy what a trade gained on average, as a share of what was put in
 * @param profitFactor the sum of these gains over that of the losses
 */
public record Activity(
        int trades, double exposure, double turnover, double hitRate, double expectancy, double profitFactor) {

    static Activity of(List<Leg> legs) {
        long bars = legs.stream().mapToLong(Leg::bars).sum();
        long held = legs.stream().mapToLong(Leg::held).sum();
        double traded = legs.stream().mapToDouble(Leg::traded).sum();
        double[] profits = legs.stream()
                .flatMap(leg -> leg.trades().stream())
                .mapToDouble(Trade::profit)
                .toArray();
        double gains = 0;
        double losses = 0;
        int hits = 0;
        for (double profit : profits) {
            gains += Math.max(profit, 0);
            losses -= Math.min(profit, 0);
            hits += profit > 0 ? 1 : 0;
        }
        double years = bars / Year.periods(legs.getFirst().equity().interval());
        return new Activity(
                profits.length,
                (double) held / bars,
                traded / years,
                (double) hits / profits.length,
                (gains - losses) / profits.length,
                losses == 0 ? Double.NaN : gains / losses);
    }
}
