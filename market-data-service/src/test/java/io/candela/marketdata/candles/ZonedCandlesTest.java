package io.candela.marketdata.candles;

import static java.time.temporal.TemporalAdjusters.firstDayOfMonth;
import static java.time.temporal.TemporalAdjusters.previousOrSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Candles of a time zone are those that one would compute from its calendar and the trades alone. */
class ZonedCandlesTest {
    private static final Instant LONG_AFTER = Instant.parse("2030-01-01T00:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Somewhere, some days before its clocks change, or nothing happens there. */
    record Place(ZoneId zone, LocalDate date) {
        static Place of(String zone, String date) {
            return new Place(ZoneId.of(zone), LocalDate.parse(date));
        }
    }

    @Provide
    Arbitrary<Place> places() {
        return Arbitraries.of(
                Place.of("America/New_York", "2013-03-01"),
                Place.of("America/New_York", "2013-10-25"),
                Place.of("Australia/Lord_Howe", "2013-03-29"),
                Place.of("Australia/Lord_Howe", "2013-09-27"),
                Place.of("Asia/Kolkata", "2013-11-25"),
                Place.of("Asia/Kathmandu", "2013-11-25"),
                Place.of("America/Sao_Paulo", "2013-10-11"));
    }

    @Provide
    Arbitrary<Interval> intervals() {
        return Arbitraries.of(Interval.D1, Interval.W1, Interval.MO1);
    }

    @Property(tries = 150)
    void theyAreTheOnesComputedFromTradesAndTheCalendar(
            @ForAll("places") Place place,
            @ForAll("intervals") Interval interval,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 800) int trades,
            @ForAll @IntRange(min = 1, max = 40) int limit) {
        List<Trade> tape = tape(place, random, trades);
        ZonedInterval zoned = new ZonedInterval(interval, place.zone());
        ListedCandles shorter =
                new ListedCandles(shorter(tape, ZoneParts.of(zoned).interval()));
        CandleList candles = ZonedCandles.of(shorter, zoned, Fold.RULES, LONG_AFTER);
        List<List<Trade>> expected = byCalendar(tape, interval, place.zone());

        List<Candle> walked = walk(candles, interval, limit);

        assertThat(walked).hasSameSizeAs(expected);
        for (int i = 0; i < walked.size(); i++) {
            assertSame(walked.get(i), expected.get(i), place.zone());
        }
        assertThat(walkBackwards(candles, interval, limit)).isEqualTo(walked);
        assertThat(candles.beginning(Fold.BTC_USD, interval))
                .contains(walked.getFirst().openTime());
        assertThat(shorter.read)
                .isLessThanOrEqualTo((limit + 1) * ZoneParts.of(zoned).most() + 1);
    }

    @Property(tries = 100)
    void aRangeHasThoseThatOpenInIt(
            @ForAll("places") Place place,
            @ForAll("intervals") Interval interval,
            @ForAll Random random,
            @ForAll @IntRange(max = 100) int fromHour,
            @ForAll @IntRange(max = 2000) int hours) {
        ZonedInterval zoned = new ZonedInterval(interval, place.zone());
        CandleList candles = ZonedCandles.of(
                new ListedCandles(
                        shorter(tape(place, random, 500), ZoneParts.of(zoned).interval())),
                zoned,
                Fold.RULES,
                LONG_AFTER);
        List<Candle> all = walk(candles, interval, 5000);
        Instant from = start(place).plus(Duration.ofHours(fromHour));
        Instant to = from.plus(Duration.ofHours(hours));

        assertThat(candles.ascending(Fold.BTC_USD, interval, from, to, 5000))
                .isEqualTo(all.stream()
                        .filter(candle -> !candle.openTime().isBefore(from)
                                && candle.openTime().isBefore(to))
                        .toList());
        assertThat(candles.newest(Fold.BTC_USD, interval, to, 5000))
                .isEqualTo(all.stream()
                        .filter(candle -> candle.openTime().isBefore(to))
                        .toList());
    }

    @Test
    void aZoneThatIsAtUtcHasTheCandlesOfUtcToTheDigitsOfTheirAverage() {
        Fold fold = new Fold();
        Random random = new Random(1);
        Instant time = Instant.parse("2013-11-25T00:00:07Z");
        for (int i = 0; i < 2000; i++, time = time.plusSeconds(random.nextInt(1200))) {
            fold.tick(time);
            String price = Integer.toString(900 + random.nextInt(100));
            fold.count(Fold.trade(Integer.toString(i), time, price, Integer.toString(1 + random.nextInt(9))));
            if (random.nextInt(50) == 0) {
                fold.count(Fold.trade(i + "late", time.minusSeconds(1800), "950", "1"));
            }
        }
        for (Instant end = time.plus(Duration.ofDays(40)); time.isBefore(end); time = time.plusSeconds(600)) {
            fold.tick(time);
        }
        List<Candle> newest = fold.newest().values().stream()
                .sorted(Comparator.comparing(Candle::openTime))
                .toList();
        for (Interval interval : List.of(Interval.D1, Interval.W1, Interval.MO1)) {
            ZonedInterval zoned = new ZonedInterval(interval, ZoneId.of("Atlantic/Reykjavik"));
            CandleList candles = ZonedCandles.of(new ListedCandles(newest), zoned, Fold.RULES, time);

            assertThat(walk(candles, interval, 7))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("vwap", "state", "revision", "knownAt")
                    .isEqualTo(newest.stream()
                            .filter(candle -> candle.interval() == interval)
                            .toList());
        }
    }

    @Test
    void whoAsksForAnEarlierTimeGetsNoneThatWasOpenThen() {
        Instant first = start(Place.of("America/New_York", "2013-03-01"));
        List<Trade> tape = IntStream.range(0, 400)
                .mapToObj(hour -> Fold.trade("" + hour, first.plus(Duration.ofHours(hour)), "10", "1"))
                .toList();
        ZonedInterval days = new ZonedInterval(Interval.D1, NEW_YORK);
        CandleList hours = new ListedCandles(shorter(tape, Interval.H1));
        Instant midnight = Instant.parse("2013-03-11T04:00:00Z");

        for (int limit : List.of(1, 3, 100)) {
            List<Candle> early = ZonedCandles.asOf(hours, days, Fold.RULES, midnight.plusSeconds(1))
                    .newest(Fold.BTC_USD, Interval.D1, Instant.MAX, limit);
            List<Candle> late = ZonedCandles.asOf(hours, days, Fold.RULES, midnight.plusSeconds(2))
                    .newest(Fold.BTC_USD, Interval.D1, Instant.MAX, limit);

            assertThat(early.getLast().closeTime()).isEqualTo("2013-03-10T05:00:00Z");
            assertThat(late.getLast().closeTime()).isEqualTo(midnight);
            assertThat(early).hasSize(Math.min(limit, 9));
            assertThat(late).hasSize(Math.min(limit, 10));
        }
        assertThat(ZonedCandles.asOf(hours, days, Fold.RULES, midnight)
                        .ascending(Fold.BTC_USD, Interval.D1, midnight.minusSeconds(7200), Instant.MAX, 10))
                .isEmpty();
    }

    private static List<Trade> tape(Place place, Random random, int trades) {
        // Dense or sparse: so that days, weeks and months are whole, have holes, or are not there.
        int pace = 1 + random.nextInt(20_000);
        List<Trade> tape = new ArrayList<>();
        Instant time = start(place);
        for (int i = 0; i < trades; i++) {
            time = time.plusSeconds(random.nextInt(pace));
            String price = BigDecimal.valueOf(1 + random.nextInt(100_000), 2).toPlainString();
            String quantity = BigDecimal.valueOf(1 + random.nextInt(1000), 3).toPlainString();
            tape.add(Fold.trade(Integer.toString(i), time, price, quantity));
        }
        return tape;
    }

    private static Instant start(Place place) {
        return place.date().atTime(3, 17).atZone(place.zone()).toInstant();
    }

    /** Candles of parts of an hour are the same everywhere on earth. */
    private static List<Candle> shorter(List<Trade> tape, Interval interval) {
        Map<Instant, Tally> tallies = new TreeMap<>();
        for (Trade trade : tape) {
            tallies.merge(interval.floor(trade.time()), Tally.of(trade), Tally::with);
        }
        return tallies.entrySet().stream()
                .map(entry -> Draft.closed(entry.getValue(), interval.end(entry.getKey()))
                        .settle()
                        .candle(Environment.REPLAY, Fold.BTC_USD, interval, entry.getKey()))
                .toList();
    }

    private static List<List<Trade>> byCalendar(List<Trade> tape, Interval interval, ZoneId zone) {
        Map<LocalDate, List<Trade>> trades = new TreeMap<>();
        for (Trade trade : tape) {
            trades.computeIfAbsent(first(trade, interval, zone), any -> new ArrayList<>())
                    .add(trade);
        }
        return List.copyOf(trades.values());
    }

    private static LocalDate first(Trade trade, Interval interval, ZoneId zone) {
        LocalDate date = trade.time().atZone(zone).toLocalDate();
        return switch (interval) {
            case W1 -> date.with(previousOrSame(DayOfWeek.MONDAY));
            case MO1 -> date.with(firstDayOfMonth());
            default -> date;
        };
    }

    private static void assertSame(Candle candle, List<Trade> trades, ZoneId zone) {
        LocalDate first = first(trades.getFirst(), candle.interval(), zone);
        assertThat(candle.openTime()).isEqualTo(first.atStartOfDay(zone).toInstant());
        LocalDate next = Stream.iterate(first.plusDays(1), date -> date.plusDays(1))
                .filter(date -> candle.interval() == Interval.D1
                        || (candle.interval() == Interval.W1
                                ? date.getDayOfWeek() == DayOfWeek.MONDAY
                                : date.getDayOfMonth() == 1))
                .findFirst()
                .orElseThrow();
        assertThat(candle.closeTime()).isEqualTo(next.atStartOfDay(zone).toInstant());
        assertThat(candle.open()).isEqualByComparingTo(trades.getFirst().price());
        assertThat(candle.close()).isEqualByComparingTo(trades.getLast().price());
        assertThat(Optional.of(candle.high()))
                .isEqualTo(trades.stream().map(Trade::price).max(Comparator.naturalOrder()));
        assertThat(Optional.of(candle.low()))
                .isEqualTo(trades.stream().map(Trade::price).min(Comparator.naturalOrder()));
        BigDecimal volume = trades.stream().map(Trade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(candle.volume()).isEqualByComparingTo(volume);
        double value = trades.stream()
                .mapToDouble(
                        trade -> trade.price().doubleValue() * trade.quantity().doubleValue())
                .sum();
        assertThat(candle.vwap().doubleValue()).isCloseTo(value / volume.doubleValue(), within(1e-9));
        assertThat(candle.trades()).isEqualTo(trades.size());
        assertThat(candle.isFinal()).isTrue();
        assertThat(candle.knownAt()).isEqualTo(candle.closeTime().plusSeconds(2));
    }

    /** Page by page, as the reader goes on: with one more than a page holds, to see whether there is one. */
    private static List<Candle> walk(CandleList candles, Interval interval, int limit) {
        List<Candle> walked = new ArrayList<>();
        Instant from = Instant.EPOCH;
        while (true) {
            List<Candle> found = candles.ascending(Fold.BTC_USD, interval, from, Instant.MAX, limit + 1);
            walked.addAll(found.subList(0, Math.min(limit, found.size())));
            if (found.size() <= limit) {
                return walked;
            }
            from = found.getLast().openTime();
        }
    }

    private static List<Candle> walkBackwards(CandleList candles, Interval interval, int limit) {
        List<Candle> walked = new ArrayList<>();
        Instant to = Instant.MAX;
        while (true) {
            List<Candle> found = candles.newest(Fold.BTC_USD, interval, to, limit);
            walked.addAll(0, found);
            if (found.size() < limit) {
                return walked;
            }
            to = found.getFirst().openTime();
        }
    }
}
