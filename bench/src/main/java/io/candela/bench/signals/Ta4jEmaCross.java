package io.candela.bench.signals;

import io.candela.signals.history.Columns;
import java.util.List;
import java.util.stream.Stream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.CashFlow;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.criteria.EnterAndHoldCriterion;
import org.ta4j.core.criteria.ExpectedShortfallCriterion;
import org.ta4j.core.criteria.ValueAtRiskCriterion;
import org.ta4j.core.criteria.drawdown.MaximumDrawdownBarLengthCriterion;
import org.ta4j.core.criteria.drawdown.MaximumDrawdownCriterion;
import org.ta4j.core.criteria.pnl.NetReturnCriterion;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** The same with ta4j, as its documentation shows it, with its fastest numbers and fills at the next open. */
final class Ta4jEmaCross {
    private final BarSeries series = new BaseBarSeriesBuilder()
            .withNumFactory(DoubleNumFactory.getInstance())
            .build();
    private final int warmUp;

    Ta4jEmaCross(Columns columns, int warmUp) {
        this.warmUp = warmUp;
        for (int i = 0; i < columns.size(); i++) {
            series.barBuilder()
                    .timePeriod(columns.interval().length())
                    .endTime(columns.openTime(i).plus(columns.interval().length()))
                    .openPrice(columns.open()[i])
                    .highPrice(columns.high()[i])
                    .lowPrice(columns.low()[i])
                    .closePrice(columns.close()[i])
                    .volume(columns.volume()[i])
                    .add();
        }
    }

    /** The value over time of what followed these trades. */
    CashFlow curve(TradingRecord trades) {
        return new CashFlow(series, trades);
    }

    /** What ta4j too can say of them. */
    List<Num> measures(TradingRecord trades) {
        return Stream.of(
                        new NetReturnCriterion(),
                        new MaximumDrawdownCriterion(),
                        new MaximumDrawdownBarLengthCriterion(),
                        new ValueAtRiskCriterion(0.95),
                        new ExpectedShortfallCriterion(0.95),
                        new EnterAndHoldCriterion(new NetReturnCriterion()))
                .map(criterion -> criterion.calculate(series, trades))
                .toList();
    }

    /** The trades; indicators are made anew, since they keep what they have computed. */
    TradingRecord run() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator fast = new EMAIndicator(close, 12);
        EMAIndicator slow = new EMAIndicator(close, 26);
        BaseStrategy strategy = new BaseStrategy(new OverIndicatorRule(fast, slow), new UnderIndicatorRule(fast, slow));
        // What is decided at the close before is done at the first open.
        return new BarSeriesManager(series, new TradeOnNextOpenModel())
                .run(strategy, TradeType.BUY, series.numFactory().one(), warmUp - 1, series.getEndIndex());
    }
}
