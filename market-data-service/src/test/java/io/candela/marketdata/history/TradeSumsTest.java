package io.candela.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.history.TradeSums.Patience;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TradeSumsTest {
    private static final Instrument INSTRUMENT = new Instrument("SUM-USD");
    private static final Venue KRAKEN = new Venue("kraken");
    private static final Venue BINANCE = new Venue("binance");
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2), Duration.ofHours(1));
    private static final Instant BEGIN = Instant.parse("2024-02-27T22:00:00Z");
    private static final Duration LASTED = Duration.ofDays(5);

    private static final List<Trade> TRADES = trades();
    private static StoredHistory history;

    private final Random random = new Random(11);

    /** Over a leap day, a week's end and a month's, most of them in a few minutes. */
    private static List<Trade> trades() {
        Random random = new Random(3);
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            long at = i % 3 == 0
                    ? random.nextLong(LASTED.toMillis())
                    : random.nextInt(10) * Duration.ofHours(11).toMillis() + random.nextInt(120_000);
            Instant time = BEGIN.plusMillis(at).plusNanos(i);
            Duration late = Duration.ofMillis(
                    switch (random.nextInt(10)) {
                        case 0 -> random.nextLong(Duration.ofHours(2).toMillis());
                        case 1 -> random.nextLong(5_000);
                        default -> 20;
                    });
            trades.add(new Trade(
                    Environment.LIVE,
                    INSTRUMENT,
                    random.nextInt(3) == 0 ? BINANCE : KRAKEN,
                    Integer.toString(i),
                    new BigDecimal("64000.%06d".formatted(random.nextInt(999_999) + 1)),
                    new BigDecimal("0.%018d".formatted(random.nextLong(999_999_999_999_999_999L) + 1)),
                    random.nextInt(50) == 0 ? null : random.nextBoolean() ? TakerSide.BUY : TakerSide.SELL,
                    time,
                    time.plus(late)));
        }
        return trades;
    }

    @BeforeAll
    static void write() {
        history = StoredHistory.open();
        history.write(TRADES);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSummedUpIsWhatWasTradedInEachInterval(Interval interval) {
        for (Venue venue : List.of(Venue.CONSOLIDATED, KRAKEN, BINANCE)) {
            for (boolean received : List.of(true, false)) {
                TradeSums sums = history.sums(received ? Environment.LIVE : Environment.REPLAY);
                Series series = new Series(INSTRUMENT, venue, interval);
                List<TradeSum> all = expected(series, received);

                assertThat(sums.ascending(series, Instant.MIN, Instant.MAX, PATIENCE, 10_000))
                        .isEqualTo(all);
                assertThat(sums.newest(series, Instant.MAX, PATIENCE, 10_000)).isEqualTo(all);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofARangeThereAreTheFirstOrTheLast(Interval interval) {
        TradeSums sums = history.sums(Environment.LIVE);
        Series series = new Series(INSTRUMENT, KRAKEN, interval);
        List<TradeSum> all = expected(series, true);
        for (int i = 0; i < 20; i++) {
            Instant from = any();
            Instant to = any();
            int limit = 1 + random.nextInt(40);
            List<TradeSum> before =
                    all.stream().filter(sum -> sum.openTime().isBefore(to)).toList();
            List<TradeSum> between = before.stream()
                    .filter(sum -> !sum.openTime().isBefore(from))
                    .limit(limit)
                    .toList();

            assertThat(sums.ascending(series, from, to, PATIENCE, limit)).isEqualTo(between);
            assertThat(sums.newest(series, to, PATIENCE, limit))
                    .isEqualTo(before.subList(Math.max(0, before.size() - limit), before.size()));
        }
    }

    private Instant any() {
        return BEGIN.minus(Duration.ofDays(1))
                .plusMillis(random.nextLong(LASTED.plusDays(2).toMillis()));
    }

    private static List<TradeSum> expected(Series series, boolean received) {
        Interval interval = series.interval();
        return TRADES.stream()
                .filter(trade -> series.venue().equals(Venue.CONSOLIDATED)
                        || trade.venue().equals(series.venue()))
                .filter(trade -> !received
                        || trade.receivedAt()
                                .isBefore(Interval.M1
                                        .end(Interval.M1.floor(trade.time()))
                                        .plus(PATIENCE.horizon())))
                .sorted(Comparator.comparing(Trade::time))
                .collect(
                        Collectors.groupingBy(trade -> interval.floor(trade.time()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> sum(each.getKey(), interval.end(each.getKey()), each.getValue(), received))
                .toList();
    }

    private static TradeSum sum(Instant openTime, Instant end, List<Trade> trades, boolean received) {
        List<BigDecimal> prices = trades.stream().map(Trade::price).sorted().toList();
        boolean sided = trades.stream().allMatch(trade -> trade.takerSide() != null);
        return new TradeSum(
                openTime,
                scaled(trades.getFirst().price(), 18),
                scaled(prices.getLast(), 18),
                scaled(prices.getFirst(), 18),
                scaled(trades.getLast().price(), 18),
                total(trades, Trade::quantity, 18),
                total(trades, trade -> trade.price().multiply(trade.quantity()), 36),
                trades.size(),
                sided
                        ? total(
                                trades,
                                trade -> trade.takerSide() == TakerSide.BUY ? trade.quantity() : BigDecimal.ZERO,
                                18)
                        : null,
                received
                        ? Math.toIntExact(trades.stream()
                                .filter(trade -> !trade.receivedAt().isBefore(end.plus(PATIENCE.grace())))
                                .count())
                        : 0,
                trades.stream()
                        .map(Trade::receivedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static BigDecimal total(List<Trade> trades, Function<Trade, BigDecimal> part, int scale) {
        return scaled(trades.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add), scale);
    }

    private static BigDecimal scaled(BigDecimal value, int scale) {
        return value.setScale(scale);
    }
}
