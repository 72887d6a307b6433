package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalIdTest {
    private static final Series BTC = series(Market.BTC);
    private static final Instant TIME = Market.START.plusSeconds(7 * 3600);

    /** Pinned, since callers keep ids; computed with {@code sha256sum} from the lines that {@link SignalId} joins. */
    @Test
    void itIsTheHashOfWhatCausedTheSignal() {
        assertThat(SignalId.of(Market.SETUP, BTC, TIME)).isEqualTo("0a1c256c97c5c82269e8ff776a045e55");
    }

    @Test
    void anotherCauseHasAnotherId() {
        assertThat(Set.of(
                        SignalId.of(Market.SETUP, BTC, TIME),
                        SignalId.of(Setup.of(new EmaCross(), Market.values("fast", 11)), BTC, TIME),
                        SignalId.of(Market.SETUP, BTC, TIME.plusSeconds(3600)),
                        SignalId.of(Market.SETUP, series(new Instrument("ETH-USD")), TIME)))
                .hasSize(4)
                .allSatisfy(id -> assertThat(id).matches(SignalId.FORM));
    }

    private static Series series(Instrument instrument) {
        return new Series(Environment.REPLAY, instrument, Interval.H1);
    }
}
