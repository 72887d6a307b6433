package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalIdTest {
    private static final Candle CANDLE = Market.hourly(Market.BTC, 7, BigDecimal.TEN);

    /** Pinned, since callers keep ids; computed with {@code sha256sum} from the lines that {@link SignalId} joins. */
    @Test
    void itIsTheHashOfWhatCausedTheSignal() {
        assertThat(SignalId.of(Market.SETUP, CANDLE)).isEqualTo("0a1c256c97c5c82269e8ff776a045e55");
    }

    @Test
    void whatElseTheCandleHoldsDoesNotMatter() {
        assertThat(SignalId.of(Market.SETUP, Market.hourly(Market.BTC, 7, BigDecimal.ONE)))
                .isEqualTo(SignalId.of(Market.SETUP, CANDLE));
    }

    @Test
    void anotherCauseHasAnotherId() {
        assertThat(Set.of(
                        SignalId.of(Market.SETUP, CANDLE),
                        SignalId.of(Setup.of(new EmaCross(), Map.of("fast", 11)), CANDLE),
                        SignalId.of(Market.SETUP, Market.hourly(Market.BTC, 8, BigDecimal.TEN)),
                        SignalId.of(Market.SETUP, Market.hourly(new Instrument("ETH-USD"), 7, BigDecimal.TEN))))
                .hasSize(4)
                .allSatisfy(id -> assertThat(id).matches(SignalId.FORM));
    }
}
