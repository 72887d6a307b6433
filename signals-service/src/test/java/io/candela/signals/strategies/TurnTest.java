package io.candela.signals.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Instant TIME = Instant.parse("2013-11-25T07:00:00Z");
    private static final Setup SETUP = Setup.of(new EmaCross(), Map.of());
    private static final Turn TURN = turn(0.5, 1);

    /** Pinned, since callers keep ids; computed with {@code sha256sum} from the lines that {@link SignalId} joins. */
    @Test
    void itsIdIsTheHashOfWhatCausedIt() {
        assertThat(TURN.id()).isEqualTo("0a1c256c97c5c82269e8ff776a045e55");
    }

    @Test
    void anotherCauseHasAnotherId() {
        Setup other = Setup.of(new EmaCross(), Map.of("fast", BigDecimal.valueOf(11)));
        assertThat(Set.of(
                        SignalId.of(SETUP, BTC, Interval.H1, TIME),
                        SignalId.of(other, BTC, Interval.H1, TIME),
                        SignalId.of(SETUP, BTC, Interval.M15, TIME),
                        SignalId.of(SETUP, BTC, Interval.H1, TIME.plusSeconds(3600)),
                        SignalId.of(SETUP, new Instrument("ETH-USD"), Interval.H1, TIME)))
                .hasSize(5)
                .allSatisfy(id -> assertThat(id).matches(SignalId.FORM));
    }

    @Test
    void itsStrengthHasSixPlacesHalvesGoingToTheEvenDigit() {
        assertThat(turn(0.25, 1).strength()).isEqualTo(new BigDecimal("0.25"));
        assertThat(turn(1.0 / 3, 1).strength()).isEqualTo(new BigDecimal("0.333333"));
        assertThat(turn(1.0 / 128, 1).strength()).isEqualTo(new BigDecimal("0.007812"));
        assertThat(turn(3.0 / 128, 1).strength()).isEqualTo(new BigDecimal("0.023438"));
    }

    @Test
    void itsReasonsHaveTwelveDigits() {
        assertThat(turn(1, 1234.5678901234567).reason()).isEqualTo(Map.of("close", new BigDecimal("1234.56789012")));
    }

    @Test
    void itIsKnownAtTheCloseOfItsCandleAndActedUponForSoManyMore() {
        assertThat(TURN.time()).isEqualTo("2013-11-25T08:00:00Z");
        assertThat(TURN.expiresAt()).isEqualTo("2013-11-25T12:00:00Z");
    }

    @Test
    void theFirstPositionIsNoTurnNorIsOneThatStays() {
        assertThat(Turn.isOne(null, Side.LONG)).isFalse();
        assertThat(Turn.isOne(Side.LONG, Side.LONG)).isFalse();
        assertThat(Turn.isOne(Side.LONG, Side.FLAT)).isTrue();
    }

    private static Turn turn(double strength, double close) {
        return new Turn(SETUP, BTC, Interval.H1, TIME, new Stance(Side.LONG, strength, Map.of("close", close)));
    }
}
