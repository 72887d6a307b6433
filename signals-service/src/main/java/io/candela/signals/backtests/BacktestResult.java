package io.candela.signals.backtests;

import io.candela.signals.metrics.DeflatedSharpe;
import java.util.List;

/**
 * What a strategy made of the capital over a span.
 *
 * @param strategy how it fared
 * @param holding how buying at the first open and selling at the last close would have fared, after the same fees
 * @param activity what was done for it
 * @param trades those of one instrument in the order of time
 * @param significance how sure one can be that it was more than luck, given how many trials it is the best of
 */
public record BacktestResult(
        Performance strategy, Performance holding, Activity activity, List<Trade> trades, DeflatedSharpe significance) {
    public BacktestResult {
        trades = List.copyOf(trades);
    }
}
