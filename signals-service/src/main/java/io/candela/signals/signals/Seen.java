package io.candela.signals.signals;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.candela.contracts.Candle;
import io.candela.signals.indicators.Bar;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What signals see of a closed candle. The names and forms are those of the event.
 *
 * @param isFinal whether it can no longer change
 * @param knownAt when this revision of it became known
 */
@Schema(name = "SignalCandle", description = "What a signal saw of a closed candle, in the revision that was known")
record Seen(
        Instant openTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        int revision,
        @JsonProperty("final") boolean isFinal,
        Instant knownAt) {

    static Seen of(Candle candle) {
        return new Seen(
                candle.openTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.revision(),
                candle.isFinal(),
                candle.knownAt());
    }

    Bar bar() {
        return new Bar(
                open.doubleValue(), high.doubleValue(), low.doubleValue(), close.doubleValue(), volume.doubleValue());
    }
}
