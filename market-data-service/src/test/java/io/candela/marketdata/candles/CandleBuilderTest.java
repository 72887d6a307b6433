package io.candela.marketdata.candles;

import static io.candela.marketdata.candles.Fold.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Interval;
import io.candela.marketdata.candles.Counting.Counted;
import io.candela.marketdata.candles.Counting.Duplicate;
import io.candela.marketdata.candles.Counting.TooLate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleBuilderTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");

    private final Fold fold = new Fold();

    @Test
    void theTickThatPassesTheGraceClosesTheMinute() {
        fold.tick(NOON);
        fold.count(trade("1", NOON.plusSeconds(1), "800.5", "0.1"));
        fold.count(trade("2", NOON.plusSeconds(59), "801", "0.3"));

        assertThat(fold.tick(NOON.plusSeconds(61))).isEmpty();
        assertThat(fold.tick(NOON.plusSeconds(62))).singleElement().satisfies(candle -> {
            assertThat(candle.interval()).isEqualTo(Interval.M1);
            assertThat(candle.openTime()).isEqualTo(NOON);
            assertThat(candle.closeTime()).isEqualTo(NOON.plusSeconds(60));
            assertThat(candle.open()).isEqualTo("800.5");
            assertThat(candle.high()).isEqualTo("801");
            assertThat(candle.low()).isEqualTo("800.5");
            assertThat(candle.close()).isEqualTo("801");
            assertThat(candle.volume()).isEqualTo("0.4");
            assertThat(candle.vwap()).isEqualTo("800.875");
            assertThat(candle.trades()).isEqualTo(2);
            assertThat(candle.state()).isEqualTo(State.CLOSED);
            assertThat(candle.revision()).isZero();
            assertThat(candle.isFinal()).isFalse();
            assertThat(candle.knownAt()).isEqualTo(NOON.plusSeconds(62));
        });
    }

    @Test
    void ofTradesInTheSameSecondTheOneThatArrivedFirstOpensAndTheLastCloses() {
        fold.count(trade("1", NOON, "1", "1"));
        fold.count(trade("2", NOON, "2", "1"));
        fold.count(trade("3", NOON, "3", "1"));

        Candle minute = fold.tick(NOON.plusSeconds(62)).getFirst();

        assertThat(minute.open()).isEqualTo("1");
        assertThat(minute.close()).isEqualTo("3");
    }

    @Test
    void aTradeThatComesWithinTheGraceIsCountedBeforeTheCandleCloses() {
        fold.count(trade("1", NOON.plusSeconds(30), "10", "1"));
        fold.tick(NOON.plusSeconds(61));
        fold.count(trade("2", NOON.plusSeconds(10), "9", "1"));

        assertThat(fold.tick(NOON.plusSeconds(62)))
                .extracting(Candle::open, Candle::trades, Candle::revision)
                .containsExactly(tuple(new BigDecimal("9"), 2L, 0));
    }

    @Test
    void aLateTradeCorrectsEveryClosedCandleThatItFallsInto() {
        fold.count(trade("1", NOON.plusSeconds(1), "10", "1"));
        fold.tick(NOON.plusSeconds(302));

        Counting counting = fold.count(trade("2", NOON.plusSeconds(2), "12", "1"));

        assertThat(((Counted) counting).corrections())
                .extracting(Candle::interval, Candle::state, Candle::revision, Candle::close, Candle::trades)
                .containsExactly(
                        tuple(Interval.M1, State.CORRECTED, 1, new BigDecimal("12"), 2L),
                        tuple(Interval.M5, State.CORRECTED, 1, new BigDecimal("12"), 2L));
    }

    @Test
    void theFirstTradeOfAnIntervalThatClosedEmptyIsACorrectionToo() {
        fold.count(trade("1", NOON.plusSeconds(1), "10", "1"));
        fold.tick(NOON.plusSeconds(130));

        Counting counting = fold.count(trade("2", NOON.plusSeconds(61), "12", "1"));

        assertThat(((Counted) counting).corrections())
                .extracting(Candle::interval, Candle::openTime, Candle::state, Candle::revision)
                .containsExactly(tuple(Interval.M1, NOON.plusSeconds(60), State.CORRECTED, 1));
    }

    @Test
    void aKnownTradeIsADuplicateAndOneOfAFinalMinuteIsTooLate() {
        assertThat(fold.count(trade("1", NOON, "10", "1"))).isInstanceOf(Counted.class);
        assertThat(fold.count(trade("1", NOON, "10", "1"))).isInstanceOf(Duplicate.class);
        fold.tick(NOON.plusSeconds(3659));
        assertThat(fold.count(trade("2", NOON, "10", "1"))).isInstanceOf(Counted.class);
        fold.tick(NOON.plusSeconds(3660));
        assertThat(fold.count(trade("3", NOON, "10", "1"))).isInstanceOf(TooLate.class);
    }

    @Test
    void aCandleIsFinalWhenTheHorizonHasPassedAndKeepsItsRevision() {
        fold.count(trade("1", NOON, "10", "1"));
        fold.tick(NOON.plusSeconds(62));
        fold.count(trade("2", NOON, "11", "1"));

        List<Candle> last = fold.tick(NOON.plusSeconds(60).plus(Fold.RULES.horizon()));

        assertThat(last)
                .filteredOn(candle -> candle.interval() == Interval.M1)
                .singleElement()
                .satisfies(candle -> {
                    assertThat(candle.isFinal()).isTrue();
                    assertThat(candle.revision()).isEqualTo(1);
                    assertThat(candle.state()).isEqualTo(State.CORRECTED);
                    assertThat(candle.knownAt()).isEqualTo(NOON.plusSeconds(62));
                });
    }

    @Test
    void openCandlesOfAllIntervalsAreShownOncePerChange() {
        fold.tick(NOON);
        fold.count(trade("1", NOON.plusSeconds(1), "10", "1"));
        fold.count(trade("2", NOON.plusSeconds(61), "11", "2"));

        assertThat(fold.touched())
                .extracting(Candle::interval, Candle::openTime, Candle::close)
                .containsExactly(
                        tuple(Interval.M1, NOON, new BigDecimal("10")),
                        tuple(Interval.M1, NOON.plusSeconds(60), new BigDecimal("11")),
                        tuple(Interval.M5, NOON, new BigDecimal("11")),
                        tuple(Interval.M15, NOON, new BigDecimal("11")),
                        tuple(Interval.M30, NOON, new BigDecimal("11")),
                        tuple(Interval.H1, NOON, new BigDecimal("11")),
                        tuple(Interval.H4, NOON, new BigDecimal("11")),
                        tuple(Interval.H12, NOON, new BigDecimal("11")),
                        tuple(Interval.D1, Instant.parse("2013-11-25T00:00:00Z"), new BigDecimal("11")),
                        tuple(Interval.W1, Instant.parse("2013-11-25T00:00:00Z"), new BigDecimal("11")),
                        tuple(Interval.MO1, Instant.parse("2013-11-01T00:00:00Z"), new BigDecimal("11")));
        assertThat(fold.touched()).isEmpty();
    }

    @Test
    void ofADayThatIsFinalTheDayAloneIsKept() {
        for (int minute = 0; minute < 720; minute++) {
            fold.tick(NOON.plusSeconds(60L * minute));
            fold.count(trade("" + minute, NOON.plusSeconds(60L * minute), "10", "1"));
        }

        fold.tick(NOON.plus(Duration.ofHours(13)));

        assertThat(fold.drafts().keySet())
                .containsExactly(new Fold.Slot(Interval.D1, NOON.minus(Duration.ofHours(12))));
        assertThat(fold.counted()).isEmpty();
    }

    @Test
    void daysAreKeptUntilTheirWeekAndTheirMonthAreFinal() {
        Instant day = Instant.parse("2024-02-26T12:00:00Z");
        for (int i = 0; i < 8; i++) {
            fold.tick(day);
            fold.count(trade("" + i, day, Integer.toString(10 + i), "1"));
            day = day.plus(Duration.ofDays(1));
        }
        fold.tick(day);

        assertThat(fold.said)
                .filteredOn(candle -> candle.interval() == Interval.MO1 && candle.isFinal())
                .extracting(Candle::open, Candle::close, Candle::trades)
                .containsExactly(tuple(new BigDecimal("10"), new BigDecimal("13"), 4L));
        assertThat(fold.said)
                .filteredOn(candle -> candle.interval() == Interval.W1 && candle.isFinal())
                .extracting(Candle::open, Candle::close, Candle::trades)
                .containsExactly(tuple(new BigDecimal("10"), new BigDecimal("16"), 7L));
        assertThat(fold.drafts().keySet())
                .containsExactlyInAnyOrder(
                        new Fold.Slot(Interval.D1, Instant.parse("2024-03-01T00:00:00Z")),
                        new Fold.Slot(Interval.D1, Instant.parse("2024-03-02T00:00:00Z")),
                        new Fold.Slot(Interval.D1, Instant.parse("2024-03-03T00:00:00Z")),
                        new Fold.Slot(Interval.D1, Instant.parse("2024-03-04T00:00:00Z")));
    }

    @Test
    void aClockThatJumpsOverAMonthMakesEverythingFinalAtOnce() {
        fold.tick(NOON);
        fold.count(trade("1", NOON, "10", "1"));

        List<Candle> last = fold.tick(NOON.plus(Duration.ofDays(60)));

        assertThat(last)
                .filteredOn(Candle::isFinal)
                .extracting(Candle::interval)
                .containsExactlyElementsOf(Interval.published());
        assertThat(fold.drafts()).isEmpty();
    }

    @Test
    void dustMovesPricesAndCountsButTheAveragePriceIsTheClose() {
        fold.count(trade("1", NOON, "10", "0"));
        fold.count(trade("2", NOON, "11", "0"));

        Candle minute = fold.tick(NOON.plusSeconds(62)).getFirst();

        assertThat(minute.volume()).isEqualTo("0");
        assertThat(minute.vwap()).isEqualTo("11");
        assertThat(minute.trades()).isEqualTo(2);
    }
}
