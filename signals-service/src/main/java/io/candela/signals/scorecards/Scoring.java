package io.candela.signals.scorecards;

import io.candela.contracts.Decimals;
import io.candela.contracts.Signal.Side;
import io.candela.signals.scorecards.Outcome.Closing;
import io.candela.signals.scorecards.Outcome.Leg;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out what became of a signal. A follower enters at the open of the first candle after the emission (see {@link
 * Emitted#followedFrom}), and leaves at the close of the horizon's last candle or, where a later signal ends the
 * position, at the open of the first candle after that one. Where nobody traded in the horizon's last candle, the last
 * price before its end counts. A position that is ended before it could be entered is never entered.
 *
 * <p>Returns are {@code side * (exit / entry - 1) - 2 * fee}, where side is 1, 0 or -1, and being flat costs nothing.
 * Random entry is the mean of what the same position brings when it is held for as many candles from each of the {@link
 * #BASELINE} candles up to the entry, itself included; an entry counts if both its candles are there. Ratios have 12 decimal places and returns 8, rounded half to even.
 */
final class Scoring {
    static final String METHODOLOGY = "scorecard-1";
    /** How many candles up to the entry random entries are taken from. */
    static final int BASELINE = 500;

    private static final int RATIO_PLACES = 12;
    private static final int PLACES = 8;

    private final BigDecimal feeBasisPoints;
    private final BigDecimal roundTrip;

    /** Scoring where each trade costs {@code feeBasisPoints} hundredths of a percent of its price. */
    Scoring(BigDecimal feeBasisPoints) {
        this.feeBasisPoints = Decimals.canonical(feeBasisPoints);
        this.roundTrip = feeBasisPoints.movePointLeft(4).multiply(BigDecimal.valueOf(2));
    }

    /**
     * The outcome of {@code signal}, as soon as the candles tell it.
     *
     * @param closing the signal that ends the position; only {@link Horizon#EXIT} looks at it
     * @param candles all that are known from {@link #BASELINE} candles before the entry on, by open time
     */
    Optional<Outcome> score(
            Emitted signal, Horizon horizon, @Nullable Emitted closing, NavigableMap<Instant, Prices> candles) {
        Map.Entry<Instant, Prices> entry = candles.ceilingEntry(signal.followedFrom());
        if (entry == null) {
            return Optional.empty();
        }
        Holding holding = new Holding(signal.series(), candles, entry.getValue());
        return horizon == Horizon.EXIT
                ? Optional.ofNullable(closing)
                        .flatMap(end -> holding.until(end)
                                .map(leg ->
                                        outcome(signal, horizon, new Closing(end.id(), end.revision()), holding, leg)))
                : holding.over(horizon.candles()).map(leg -> outcome(signal, horizon, null, holding, leg));
    }

    private Outcome outcome(Emitted signal, Horizon horizon, @Nullable Closing closedBy, Holding holding, Leg exit) {
        boolean traded = exit.at().isAfter(holding.entry.openTime());
        BigDecimal market = change(holding.entry.open(), exit.price());
        BigDecimal held = after(Side.LONG, market, traded);
        BigDecimal net = after(signal.side(), market, traded);
        List<BigDecimal> random =
                traded && signal.side() != Side.FLAT ? random(signal, horizon, holding, exit) : List.of();
        return new Outcome(
                signal,
                horizon.code(),
                0,
                METHODOLOGY,
                new Leg(
                        holding.entry.openTime(),
                        holding.entry.open(),
                        holding.entry.openTime(),
                        holding.entry.revision()),
                exit,
                closedBy,
                signal.series().candles(holding.entry.openTime(), exit.at()),
                feeBasisPoints,
                net,
                held,
                Averages.meanOfKnown(random.stream()),
                random.size(),
                signal.side() == Side.FLAT ? held.signum() <= 0 : net.signum() > 0);
    }

    /** What the same position brings from each candle of the baseline. */
    private List<BigDecimal> random(Emitted signal, Horizon horizon, Holding holding, Leg exit) {
        CandleSeries series = signal.series();
        List<BigDecimal> returns = new ArrayList<>();
        Instant first = holding.entry.openTime().minus(series.length(BASELINE - 1));
        int held = series.candles(holding.entry.openTime(), exit.at());
        for (Prices entry : holding.candles
                .subMap(first, true, holding.entry.openTime(), true)
                .values()) {
            BigDecimal price = horizon == Horizon.EXIT
                    ? holding.open(entry.openTime().plus(series.length(held)))
                    : holding.close(entry.openTime().plus(series.length(held - 1)));
            if (price != null) {
                returns.add(after(signal.side(), change(entry.open(), price), true));
            }
        }
        return returns;
    }

    private BigDecimal after(Side side, BigDecimal market, boolean traded) {
        if (!traded) {
            return BigDecimal.ZERO;
        }
        BigDecimal net = switch (side) {
            case LONG -> market.subtract(roundTrip);
            case FLAT -> BigDecimal.ZERO;
            case SHORT -> market.negate().subtract(roundTrip);
        };
        return Decimals.canonical(net.setScale(PLACES, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal change(BigDecimal from, BigDecimal to) {
        return to.divide(from, RATIO_PLACES, RoundingMode.HALF_EVEN).subtract(BigDecimal.ONE);
    }

    /** A position from its entry on. */
    private record Holding(CandleSeries series, NavigableMap<Instant, Prices> candles, Prices entry) {
        Optional<Leg> over(int count) {
            Instant last = entry.openTime().plus(series.length(count - 1));
            if (candles.lastKey().isBefore(last)) {
                return Optional.empty();
            }
            Prices newest = candles.floorEntry(last).getValue();
            return Optional.of(
                    new Leg(last.plus(series.length(1)), newest.close(), newest.openTime(), newest.revision()));
        }

        Optional<Leg> until(Emitted closing) {
            return Optional.ofNullable(candles.ceilingEntry(closing.followedFrom()))
                    .map(Map.Entry::getValue)
                    .map(at -> at.openTime().isBefore(entry.openTime()) ? entry : at)
                    .map(at -> new Leg(at.openTime(), at.open(), at.openTime(), at.revision()));
        }

        @Nullable
        BigDecimal open(Instant openTime) {
            Prices at = candles.get(openTime);
            return at == null ? null : at.open();
        }

        @Nullable
        BigDecimal close(Instant openTime) {
            Prices at = candles.get(openTime);
            return at == null ? null : at.close();
        }
    }
}
