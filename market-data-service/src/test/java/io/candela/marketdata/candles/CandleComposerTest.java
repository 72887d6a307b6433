package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandleComposerTest {
    private static final ZonedInterval DAYS = new ZonedInterval(Interval.D1, ZoneId.of("America/New_York"));
    private static final Instant OPEN = Instant.parse("2013-11-25T05:00:00Z");
    private static final Instant END = Instant.parse("2013-11-26T05:00:00Z");
    private static final Venue BITSTAMP = new Venue("bitstamp");

    private final Candle first = part(0, State.CLOSED, 0, true, closes(0));
    private final Candle last = part(23, State.CLOSED, 0, true, closes(23));

    @Test
    void itIsOpenUntilItsEndAndTheGraceHavePassed() {
        Candle at = compose(END.plusMillis(1999), first, last);
        Candle after = compose(END.plusSeconds(2), first, last);

        assertThat(at.state()).isEqualTo(State.OPEN);
        assertThat(at.openTime()).isEqualTo(OPEN);
        assertThat(at.closeTime()).isEqualTo(END);
        assertThat(after.state()).isEqualTo(State.CLOSED);
        assertThat(after.revision()).isZero();
    }

    @Test
    void itIsOpenAsLongAsOneOfItsPartsIs() {
        Candle behind = part(23, State.OPEN, 0, false, closes(22));

        assertThat(compose(END.plusSeconds(60), first, behind).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aCorrectionOfAPartIsOneOfTheWhole() {
        Candle corrected = part(22, State.CORRECTED, 1, false, END.plusSeconds(90));
        Candle again = part(22, State.CORRECTED, 2, false, END.plusSeconds(95));

        assertThat(compose(END.plusSeconds(100), first, corrected, last))
                .extracting(Candle::state, Candle::revision, Candle::knownAt)
                .containsExactly(State.CORRECTED, 1, END.plusSeconds(90));
        assertThat(compose(END.plusSeconds(100), corrected, corrected, again).revision())
                .isEqualTo(4);
    }

    @Test
    void itIsFinalWhenAllPartsAreAndTheHorizonHasPassed() {
        Candle unsettled = part(23, State.CLOSED, 0, false, closes(23));
        Instant horizon = END.plus(Duration.ofHours(1));

        assertThat(compose(horizon, first, last).isFinal()).isTrue();
        // Its last hours had no trade yet: one may still come.
        assertThat(compose(horizon.minusMillis(1), first).isFinal()).isFalse();
        assertThat(compose(horizon, first, unsettled).isFinal()).isFalse();
    }

    @Test
    void thatItClosedIsKnownWhenItDidThoughItsLastPartIsLongOver() {
        assertThat(compose(END.plusSeconds(1), first).knownAt()).isEqualTo(closes(0));
        assertThat(compose(END.plusSeconds(5), first).knownAt()).isEqualTo(END.plusSeconds(2));
    }

    @Test
    void pricesAndAmountsAreThoseOfAllParts() {
        Candle candle = compose(
                END.plusSeconds(2),
                part(1, "10", "30", "5", "20", "2", "15", 3),
                part(4, "21", "22", "4", "11", "1", "12", 2),
                part(9, "12", "29", "12", "13", "0", "13", 1));

        assertThat(candle)
                .extracting(Candle::open, Candle::high, Candle::low, Candle::close, Candle::volume, Candle::vwap)
                .containsExactly(
                        new BigDecimal("10"),
                        new BigDecimal("30"),
                        new BigDecimal("4"),
                        new BigDecimal("13"),
                        new BigDecimal("3"),
                        new BigDecimal("14"));
        assertThat(candle.trades()).isEqualTo(6);
    }

    @Test
    void whatAVenueMadeItselfHasNoAverageAndIsLeftOutWhereOurOwnBegin() {
        Candle loaded = of(BITSTAMP, part(0, "10", "10", "10", "10", "1", "10", 0));
        Candle later = of(BITSTAMP, part(1, "20", "20", "20", "20", "1", "20", 0));

        assertThat(compose(END.plusSeconds(2), loaded, later))
                .extracting(Candle::venue, Candle::open, Candle::vwap, Candle::trades)
                .containsExactly(BITSTAMP, new BigDecimal("10"), new BigDecimal("20"), 0L);
        assertThat(compose(END.plusSeconds(2), loaded, later, part(2, "30", "30", "30", "30", "1", "30", 1)))
                .extracting(Candle::venue, Candle::open, Candle::volume)
                .containsExactly(Venue.CONSOLIDATED, new BigDecimal("30"), BigDecimal.ONE);
    }

    @Test
    void ofLoadedCandlesOnlyThoseThatAreWholeAreFinal() {
        Candle[] hours = IntStream.range(0, 24)
                .mapToObj(hour -> of(BITSTAMP, part(hour, "10", "10", "10", "10", "1", "10", 0)))
                .toArray(Candle[]::new);
        Instant horizon = END.plus(Duration.ofHours(1));

        assertThat(compose(horizon, hours).isFinal()).isTrue();
        assertThat(compose(horizon, Arrays.copyOf(hours, 23)).isFinal()).isFalse();
    }

    private static Candle compose(Instant now, Candle... parts) {
        return new CandleComposer(DAYS, Fold.RULES, now).compose(List.of(parts));
    }

    private static Instant closes(int hour) {
        return OPEN.plus(Duration.ofHours(hour + 1)).plusSeconds(2);
    }

    private static Candle part(int hour, State state, int revision, boolean settled, Instant knownAt) {
        Instant openTime = OPEN.plus(Duration.ofHours(hour));
        Tally tally = Tally.of(Fold.trade("1", openTime, "10", "1"));
        return new Draft(tally, state, revision, settled, knownAt)
                .candle(Environment.REPLAY, Fold.BTC_USD, Interval.H1, openTime);
    }

    private static Candle part(
            int hour, String open, String high, String low, String close, String volume, String vwap, long trades) {
        Instant openTime = OPEN.plus(Duration.ofHours(hour));
        return new Candle(
                Environment.REPLAY,
                Fold.BTC_USD,
                Venue.CONSOLIDATED,
                Interval.H1,
                openTime,
                Interval.H1.end(openTime),
                new BigDecimal(open),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal(close),
                new BigDecimal(volume),
                new BigDecimal(vwap),
                trades,
                null,
                State.CLOSED,
                0,
                true,
                closes(hour));
    }

    private static Candle of(Venue venue, Candle candle) {
        return new Candle(
                candle.environment(),
                candle.instrument(),
                venue,
                candle.interval(),
                candle.openTime(),
                candle.closeTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.vwap(),
                candle.trades(),
                null,
                candle.state(),
                candle.revision(),
                candle.isFinal(),
                candle.knownAt());
    }
}
