package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.ClockTick;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plainest way to have candles: take the trades that count, put each into its intervals, and look at each interval. */
record Recomputed(Map<Key, List<Trade>> trades, int duplicates, int tooLate) {
    record Key(Instrument instrument, Interval interval, Instant openTime) {}

    private record Known(Instrument instrument, Venue venue, String tradeId) {}

    static Recomputed of(List<?> log, CandleRules rules) {
        Map<Key, List<Trade>> trades = new LinkedHashMap<>();
        Set<Known> known = new HashSet<>();
        Instant clock = Instant.MIN;
        int duplicates = 0;
        int tooLate = 0;
        for (Object event : log) {
            if (event instanceof ClockTick tick) {
                clock = tick.time().isAfter(clock) ? tick.time() : clock;
            } else if (event instanceof Trade trade) {
                Instant minute = Instant.ofEpochSecond(trade.time().getEpochSecond() / 60 * 60);
                if (!clock.isBefore(minute.plusSeconds(60).plus(rules.horizon()))) {
                    tooLate++;
                } else if (!known.add(new Known(trade.instrument(), trade.venue(), trade.tradeId()))) {
                    duplicates++;
                } else {
                    for (Interval interval : Interval.published()) {
                        Key key = new Key(trade.instrument(), interval, interval.floor(trade.time()));
                        trades.computeIfAbsent(key, any -> new ArrayList<>()).add(trade);
                    }
                }
            }
        }
        return new Recomputed(trades, duplicates, tooLate);
    }

    void assertSame(Collection<Candle> candles) {
        assertThat(candles.stream().map(Recomputed::key).toList()).containsExactlyInAnyOrderElementsOf(trades.keySet());
        candles.forEach(candle -> assertThat(candle)
                .usingRecursiveComparison()
                .ignoringFields("state", "revision", "isFinal", "knownAt")
                .isEqualTo(expected(candle)));
    }

    /** Everything said of each candle, in the order in which it was said. */
    static Map<Key, List<Candle>> byCandle(List<Candle> said) {
        Map<Key, List<Candle>> candles = new LinkedHashMap<>();
        said.forEach(candle ->
                candles.computeIfAbsent(key(candle), any -> new ArrayList<>()).add(candle));
        return candles;
    }

    static Key key(Candle candle) {
        return new Key(candle.instrument(), candle.interval(), candle.openTime());
    }

    private static @Nullable BigDecimal takerBuyVolume(List<Trade> trades) {
        return trades.stream().anyMatch(trade -> trade.takerSide() == null)
                ? null
                : trades.stream()
                        .filter(trade -> trade.takerSide() == TakerSide.BUY)
                        .map(Trade::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Candle expected(Candle said) {
        List<Trade> arrived = Objects.requireNonNull(trades.get(key(said)));
        List<Trade> byTime =
                arrived.stream().sorted(Comparator.comparing(Trade::time)).toList();
        List<BigDecimal> prices = arrived.stream().map(Trade::price).sorted().toList();
        BigDecimal volume = arrived.stream().map(Trade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal notional = arrived.stream()
                .map(trade -> trade.price().multiply(trade.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal close = byTime.getLast().price();
        BigDecimal vwap = volume.signum() == 0
                ? close
                : notional.divide(volume, 18, RoundingMode.HALF_EVEN).round(new MathContext(16));
        return new Candle(
                said.environment(),
                said.instrument(),
                Venue.CONSOLIDATED,
                said.interval(),
                said.openTime(),
                said.interval().end(said.openTime()),
                byTime.getFirst().price(),
                prices.getLast(),
                prices.getFirst(),
                close,
                volume,
                vwap,
                arrived.size(),
                takerBuyVolume(arrived),
                said.state(),
                said.revision(),
                said.isFinal(),
                said.knownAt());
    }
}
