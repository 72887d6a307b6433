package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Signal;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Stance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the signal of a changed stance. Everything in it follows from the setup, the candle and the stance: it is
 * emitted when the candle became known, and expires a number of candles after its close.
 *
 * <p>Doubles become decimals by one rule: reasons have 12 significant digits, the strength 6 decimal places, both
 * rounded half to even from the exact value of the double.
 */
final class Emission {
    private static final MathContext REASON = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final int STRENGTH_PLACES = 6;

    private Emission() {}

    static Signal of(Setup setup, Candle candle, Stance stance) {
        Duration lifetime =
                candle.interval().length().multipliedBy(setup.strategy().lifetime());
        return new Signal(
                candle.environment(),
                SignalId.of(setup, candle),
                setup.strategy().name(),
                setup.strategy().version(),
                setup.parameters(),
                candle.instrument(),
                candle.interval(),
                stance.side(),
                new BigDecimal(stance.strength()).setScale(STRENGTH_PLACES, RoundingMode.HALF_EVEN),
                reasons(stance),
                candle.openTime(),
                candle.revision(),
                candle.knownAt(),
                candle.closeTime().plus(lifetime));
    }

    private static SortedMap<String, BigDecimal> reasons(Stance stance) {
        SortedMap<String, BigDecimal> reasons = new TreeMap<>();
        stance.reason().forEach((name, value) -> reasons.put(name, new BigDecimal(value).round(REASON)));
        return reasons;
    }
}
