package io.candela.signals.backtests.jobs;

import io.candela.signals.backtests.BacktestResult;
import io.candela.signals.backtests.Equity;
import io.candela.signals.backtests.GridResult;
import io.candela.signals.backtests.Trade;
import io.candela.signals.backtests.Trial;
import io.candela.signals.backtests.WalkForwardResult;
import io.candela.signals.backtests.jobs.BacktestReport.Figures;
import io.candela.signals.backtests.jobs.BacktestReport.Holding;
import io.candela.signals.backtests.jobs.BacktestReport.Point;
import io.candela.signals.backtests.jobs.BacktestReport.Significance;
import io.candela.signals.backtests.jobs.BacktestReport.StepView;
import io.candela.signals.backtests.jobs.BacktestReport.TradeView;
import io.candela.signals.backtests.jobs.BacktestReport.TrialView;
import io.candela.signals.indicators.Estimates;
import io.candela.signals.metrics.Measure;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.strategies.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what the engine found as the API shows it: numbers as {@link Estimates}, long lists cut. */
final class ReportWriter {
    private static final Comparator<Trial> BEST_FIRST =
            Comparator.comparingDouble(Trial::score).reversed();

    private final Rule strategy;
    private final long signals;

    /** @param signals how many there were in the run that is reported */
    ReportWriter(Rule strategy, long signals) {
        this.strategy = strategy;
        this.signals = signals;
    }

    BacktestReport single(GridResult found) {
        return report(found.result(), parameters(found.best()), null, null, null);
    }

    BacktestReport grid(GridResult found) {
        List<TrialView> trials = found.trials().stream()
                .sorted(BEST_FIRST)
                .limit(BacktestReport.MOST_TRIALS)
                .map(this::trial)
                .toList();
        return report(found.result(), parameters(found.best()), trials, found.contradictory(), null);
    }

    BacktestReport walkForward(WalkForwardResult found) {
        return report(
                found.result(),
                null,
                null,
                null,
                found.steps().stream().map(this::step).toList());
    }

    private BacktestReport report(
            BacktestResult result,
            @Nullable Map<String, Object> parameters,
            @Nullable List<TrialView> trials,
            @Nullable Long contradictory,
            @Nullable List<StepView> steps) {
        return new BacktestReport(
                strategy.name(),
                strategy.version(),
                parameters,
                new Figures(measures(result.strategy().measures())),
                new Holding(
                        measures(result.holding().measures()),
                        curve(result.holding().equity())),
                decimal(result.activity().exposure()),
                decimal(result.activity().turnover()),
                result.activity().trades(),
                signals,
                decimal(result.activity().hitRate()),
                decimal(result.activity().expectancy()),
                decimal(result.activity().profitFactor()),
                new Significance(
                        result.significance().trials(),
                        decimal(result.significance().luckySharpe()),
                        decimal(result.significance().probability())),
                curve(result.strategy().equity()),
                result.trades().stream()
                        .limit(BacktestReport.MOST_TRADES)
                        .map(ReportWriter::trade)
                        .toList(),
                trials,
                contradictory,
                steps);
    }

    private static List<Point> curve(Equity whole) {
        Equity equity = whole.thinned(BacktestReport.MOST_POINTS);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < equity.times().length; i++) {
            BigDecimal value = decimal(equity.values()[i]);
            points.add(new Point(Instant.ofEpochSecond(equity.times()[i]), value == null ? BigDecimal.ZERO : value));
        }
        return points;
    }

    private static TradeView trade(Trade trade) {
        return new TradeView(
                trade.instrument(),
                trade.side(),
                decimal(trade.share()),
                trade.entry().time(),
                decimal(trade.entry().price()),
                trade.exit().time(),
                decimal(trade.exit().price()),
                decimal(trade.profit()),
                trade.cutOff());
    }

    private TrialView trial(Trial trial) {
        return new TrialView(
                parameters(trial),
                decimal(trial.totalReturn()),
                decimal(trial.sharpe()),
                decimal(trial.maxDrawdown()),
                trial.trades(),
                decimal(trial.score()));
    }

    private StepView step(WalkForwardResult.Step step) {
        return new StepView(
                step.trainFrom(), step.testFrom(), step.testTo(), trial(step.chosen()), measures(step.tested()));
    }

    private static Map<String, BigDecimal> measures(Map<Measure, Double> measured) {
        Map<String, BigDecimal> measures = new LinkedHashMap<>();
        measured.forEach((measure, value) -> {
            BigDecimal decimal = decimal(value);
            if (decimal != null) {
                measures.put(measure.label(), decimal);
            }
        });
        return measures;
    }

    /** A whole number is a number in JSON, any other a decimal string. */
    private Map<String, Object> parameters(Trial trial) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Parameter parameter : strategy.parameters()) {
            BigDecimal value = trial.parameters().get(parameter.name());
            if (value != null) {
                parameters.put(
                        parameter.name(), parameter.kind() == Parameter.Kind.WHOLE ? value.intValueExact() : value);
            }
        }
        return parameters;
    }

    private static @Nullable BigDecimal decimal(double value) {
        return Double.isFinite(value) ? Estimates.decimal(value) : null;
    }
}
