package io.candela.signals.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Signal.State;
import io.candela.signals.scorecards.Scorecard.Bucket;
import io.candela.signals.scorecards.Scorecard.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private final Scoring scoring = new Scoring(BigDecimal.ZERO);

    @Test
    void winnersAndLosersMakeTheHitRateAndTheExpectancy() {
        List<Outcome> outcomes = List.of(
                outcome(0, Side.LONG, "0.9", "100", "110"),
                outcome(2, Side.LONG, "0.9", "100", "98"),
                outcome(4, Side.LONG, "0.1", "100", "95"));
        Result result = result(Scorecard.of(outcomes, 7), Side.LONG);
        assertThat(result.signals()).isEqualTo(3);
        assertThat(result.hits()).isEqualTo(1);
        assertThat(result.hitRate()).isEqualTo("0.33333333");
        assertThat(result.expectancy()).isEqualTo("0.01");
        assertThat(result.best()).isEqualTo("0.1");
        assertThat(result.worst()).isEqualTo("-0.05");
        assertThat(result.holding()).isEqualTo("0.01");
        assertThat(result.random()).isEqualTo("0.01");
    }

    @Test
    void strengthIsComparedWithHowOftenItPaidBucketByBucket() {
        List<Outcome> outcomes = List.of(
                outcome(0, Side.LONG, "1", "100", "110"),
                outcome(2, Side.LONG, "0.8", "100", "98"),
                outcome(4, Side.LONG, "0.79", "100", "105"),
                outcome(6, Side.LONG, "0", "100", "95"));
        assertThat(result(Scorecard.of(outcomes, 0), Side.LONG).calibration())
                .containsExactly(
                        bucket("0", "0.2", 1, "0", "0"),
                        bucket("0.6", "0.8", 1, "0.79", "1"),
                        bucket("0.8", "1", 2, "0.9", "0.5"));
    }

    @Test
    void eachHorizonAndSideIsCountedOnItsOwn() {
        List<Outcome> outcomes = List.of(
                outcome(0, Side.LONG, "1", "100", "110"),
                outcome(2, Side.FLAT, "1", "100", "90"),
                outcome(4, Side.SHORT, "1", "100", "80"));
        Scorecard card = Scorecard.of(outcomes, 9);
        assertThat(card.results()).extracting(Result::side).containsExactly(Side.LONG, Side.FLAT, Side.SHORT);
        assertThat(result(card, Side.FLAT).hitRate()).isEqualTo("1");
        assertThat(result(card, Side.FLAT).random()).isNull();
        assertThat(result(card, Side.SHORT).expectancy()).isEqualTo("0.2");
        assertThat(card.pending()).isEqualTo(9);
        assertThat(card.course()).isNull();
        assertThat(card.asOf()).isEqualTo(Scene.hour(6));
    }

    @Test
    void followingEverySignalIsComparedWithHoldingFromTheFirstEntryToTheLastExit() {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            candles.add(Scene.candle(
                    i,
                    List.of("100", "100", "110", "110", "88", "88", "99", "99").get(i),
                    "90"));
        }
        List<Outcome> outcomes = List.of(
                exit(Scene.signal(4, Side.LONG), Scene.signal(5, Side.FLAT), candles),
                exit(Scene.signal(0, Side.LONG), Scene.signal(1, Side.FLAT), candles),
                exit(Scene.signal(1, Side.FLAT), Scene.signal(4, Side.LONG), candles));
        Course course = Objects.requireNonNull(Scorecard.of(outcomes, 0).course());
        assertThat(course.from()).isEqualTo(Scene.hour(1));
        assertThat(course.to()).isEqualTo(Scene.hour(6));
        assertThat(course.positions()).isEqualTo(2);
        // 1.1 * 1.125 - 1, against 99 / 100 - 1
        assertThat(course.following()).isEqualTo("0.2375");
        assertThat(course.holding()).isEqualTo("-0.01");
    }

    private Outcome exit(Signal signal, Signal closing, List<Candle> candles) {
        return scoring.score(Emitted.of(signal), Horizon.EXIT, Emitted.of(closing), Scene.prices(candles))
                .orElseThrow();
    }

    private Outcome outcome(int index, Side side, String strength, String open, String close) {
        Signal signal = Scene.signal(
                index, side, strength, 0, State.EMITTED, Scene.hour(index + 1).plusSeconds(2));
        return scoring.score(
                        Emitted.of(signal),
                        Horizon.ONE,
                        null,
                        Scene.prices(List.of(Scene.candle(index + 1, open, close))))
                .orElseThrow();
    }

    private static Result result(Scorecard card, Side side) {
        return card.results().stream()
                .filter(result -> result.side() == side)
                .findFirst()
                .orElseThrow();
    }

    private static Bucket bucket(String from, String to, int signals, String strength, String hitRate) {
        return new Bucket(
                new BigDecimal(from), new BigDecimal(to), signals, new BigDecimal(strength), new BigDecimal(hitRate));
    }
}
