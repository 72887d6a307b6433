package io.candela.signals.backtests.jobs;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.problem.InvalidBody;
import io.candela.platform.problem.ProblemError;
import io.candela.signals.backtests.Grid;
import io.candela.signals.backtests.Objective;
import io.candela.signals.backtests.Sizing;
import io.candela.signals.backtests.Span;
import io.candela.signals.backtests.Terms;
import io.candela.signals.backtests.Windows;
import io.candela.signals.backtests.jobs.BacktestRequest.SizingRequest;
import io.candela.signals.backtests.jobs.BacktestRequest.WalkForwardRequest;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Rule;
import io.candela.signals.strategies.Strategies;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks a request and fills in what it leaves out. What is wrong is thrown as the problem that the caller gets. */
final class OrderReader {
    private static final BigDecimal STANDARD_FEE = BigDecimal.TEN;
    private static final BigDecimal STANDARD_SLIPPAGE = BigDecimal.valueOf(5);
    private static final BigDecimal STANDARD_TARGET = new BigDecimal("0.5");
    private static final int STANDARD_WINDOW = 30;
    private static final int STANDARD_WARM_UP = 500;

    private static final int MOST_BASIS_POINTS = 1000;
    private static final int MOST_LATENCY = 1000;
    private static final int MOST_BEFORE = 5000;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Strategies strategies;
    private final BacktestProperties limits;

    OrderReader(Strategies strategies, BacktestProperties limits) {
        this.strategies = strategies;
        this.limits = limits;
    }

    Order read(BacktestRequest request) {
        List<Instrument> instruments = instruments(request.instruments());
        Interval interval = required("interval", request.interval());
        Grid grid = grid(strategy(required("strategy", request.strategy())), request.parameters());
        Span span = span(request);
        Terms terms = terms(request);
        Windows windows = windows(request.walkForward(), span, interval);
        long candles = requireFewCandles(instruments.size(), interval, span);
        requireFewTrials(grid.size(), windows == null ? 1 : windows.count(span), candles);
        Objective objective = request.objective();
        return new Order(
                instruments,
                interval,
                grid,
                span,
                candles,
                terms,
                objective == null ? Objective.SHARPE : objective,
                windows);
    }

    private List<Instrument> instruments(@Nullable List<Instrument> wanted) {
        List<Instrument> instruments = required("instruments", wanted);
        if (instruments.isEmpty() || instruments.size() > limits.instruments()) {
            throw new InvalidBody("instruments", "must be 1 to %d instruments".formatted(limits.instruments()));
        }
        if (instruments.stream().anyMatch(Objects::isNull) || new HashSet<>(instruments).size() < instruments.size()) {
            throw new InvalidBody("instruments", "must be different instruments");
        }
        return instruments;
    }

    private Rule strategy(String name) {
        return strategies
                .rule(name)
                .orElseThrow(() -> new InvalidBody(
                        "strategy", "there is no strategy '%s'; /v1/strategies lists all".formatted(name)));
    }

    private static Grid grid(Rule strategy, @Nullable Map<String, ParameterValues> wanted) {
        SortedMap<String, List<BigDecimal>> axes = new TreeMap<>();
        Map<String, ParameterValues> parameters = wanted == null ? Map.of() : wanted;
        parameters.forEach((name, values) -> {
            List<BigDecimal> axis = required("parameters." + name, values).values();
            var _ = understood("parameters." + name, () -> new Grid(strategy, new TreeMap<>(Map.of(name, axis))));
            axes.put(name, axis);
        });
        Grid grid = new Grid(strategy, axes);
        if (grid.size() == 1) {
            SortedMap<String, BigDecimal> single = new TreeMap<>();
            axes.forEach((name, axis) -> single.put(name, axis.getFirst()));
            var _ = understood("parameters", () -> Configured.of(strategy, single));
        }
        return grid;
    }

    private static Span span(BacktestRequest request) {
        Instant from = required("from", request.from());
        Instant to = required("to", request.to());
        if (!from.isBefore(to)) {
            throw new InvalidBody("to", "must be after from");
        }
        if (from.isBefore(Instant.EPOCH) || to.isAfter(END_OF_TIME)) {
            throw new InvalidBody("from", "must lie between the years 1970 and 9999, as must to");
        }
        return new Span(from, to, whole("warmUp", request.warmUp(), STANDARD_WARM_UP, 0, MOST_BEFORE));
    }

    private static Terms terms(BacktestRequest request) {
        Boolean shorts = request.shorts();
        return new Terms(
                basisPoints("feeBasisPoints", request.feeBasisPoints(), STANDARD_FEE),
                basisPoints("slippageBasisPoints", request.slippageBasisPoints(), STANDARD_SLIPPAGE),
                whole("latency", request.latency(), 0, 0, MOST_LATENCY),
                sizing(request.sizing()),
                shorts == null || shorts);
    }

    private static Sizing sizing(@Nullable SizingRequest wanted) {
        if (wanted == null) {
            return new Sizing.Fixed(1);
        }
        double share = decimal(wanted.share(), BigDecimal.ONE);
        double target = decimal(wanted.target(), STANDARD_TARGET);
        int window = whole("sizing.window", wanted.window(), STANDARD_WINDOW, 2, MOST_BEFORE);
        return understood("sizing", () -> switch (required("sizing.kind", wanted.kind())) {
            case FIXED -> new Sizing.Fixed(share);
            case STRENGTH -> new Sizing.ByStrength(share);
            case VOLATILITY -> new Sizing.ByVolatility(target, window, share);
        });
    }

    private static @Nullable Windows windows(@Nullable WalkForwardRequest wanted, Span span, Interval interval) {
        if (wanted == null) {
            return null;
        }
        Duration train = required("walkForward.train", wanted.train());
        Duration test = required("walkForward.test", wanted.test());
        if (train.compareTo(interval.length()) < 0 || test.compareTo(interval.length()) < 0) {
            throw new InvalidBody("walkForward", "must have windows of at least one candle");
        }
        Windows windows = new Windows(train, test);
        if (windows.count(span) == 0) {
            throw new InvalidBody("walkForward.train", "must be shorter than the range");
        }
        return windows;
    }

    private long requireFewCandles(int instruments, Interval interval, Span span) {
        long each = Duration.between(span.from(), span.to()).dividedBy(interval.length()) + 1 + span.warmUp();
        long candles = each * instruments;
        if (candles > limits.candles()) {
            throw new TooManyCandles(candles, limits.candles());
        }
        return candles;
    }

    private void requireFewTrials(long combinations, long windows, long candles) {
        long most = Math.min(limits.trials(), Math.max(1, limits.steps() / candles));
        if (combinations > most || combinations * windows > most) {
            throw new TooManyTrials(combinations, windows, most);
        }
    }

    private static <T> T understood(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException wrong) {
            String message = String.valueOf(wrong.getMessage());
            throw new InvalidBody(message, List.of(ProblemError.field(field, message)));
        }
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidBody(field, "is required");
        }
        return value;
    }

    private static double basisPoints(String field, @Nullable BigDecimal value, BigDecimal standard) {
        double basisPoints = decimal(value, standard);
        if (!(basisPoints >= 0 && basisPoints <= MOST_BASIS_POINTS)) {
            throw new InvalidBody(field, "must lie between 0 and %d".formatted(MOST_BASIS_POINTS));
        }
        return basisPoints;
    }

    private static double decimal(@Nullable BigDecimal value, BigDecimal standard) {
        return (value == null ? standard : value).doubleValue();
    }

    private static int whole(String field, @Nullable Integer value, int standard, int minimum, int maximum) {
        int whole = value == null ? standard : value;
        if (whole < minimum || whole > maximum) {
            throw new InvalidBody(field, "must lie between %d and %d".formatted(minimum, maximum));
        }
        return whole;
    }
}
