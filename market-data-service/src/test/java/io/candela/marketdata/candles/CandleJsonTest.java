package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.marketdata.coverage.Span;
import io.candela.platform.json.RecordJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CandleJsonTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");
    private static final Venue KRAKEN = new Venue("kraken");

    private final JsonMapper mapper =
            RecordJson.mapper().rebuild().addModule(new CandleJson()).build();

    @Test
    void whatIsWrittenFromMemoryIsWhatIsWrittenAnew() {
        Candle candle = candle(7);
        Observation heard = new Observation(List.of(), List.of());
        List<CandleView> newest = List.of(CandleView.of(candle, heard, true), CandleView.of(candle(8), heard, true));
        List<CandleView> any = List.of(CandleView.of(candle, heard, false), CandleView.of(candle(8), heard, false));

        String plain = RecordJson.mapper().writeValueAsString(any);
        assertThat(mapper.writeValueAsString(newest)).isEqualTo(plain).contains("\"trades\":7", "\"trades\":8");
        assertThat(mapper.writeValueAsBytes(newest)).asString().isEqualTo(plain);
        assertThat(mapper.writeValueAsString(any)).isEqualTo(plain);
    }

    @Test
    void whatIsKnownOfVenuesBesidesIsAlwaysWritten() {
        Candle candle = candle(7);
        mapper.writeValueAsString(CandleView.of(candle, new Observation(List.of(), List.of()), true));
        Span blind = new Span(KRAKEN, NOON.minusSeconds(5), NOON.plusSeconds(5));

        assertThat(mapper.writeValueAsString(CandleView.of(candle, new Observation(List.of(blind), List.of()), true)))
                .contains("\"notObserved\":[\"kraken\"]");
    }

    private static Candle candle(int trades) {
        return new Candle(
                Environment.LIVE,
                new Instrument("BTC-USD"),
                Venue.CONSOLIDATED,
                Interval.M1,
                NOON,
                NOON.plusSeconds(60),
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.ONE,
                BigDecimal.TWO,
                BigDecimal.TEN,
                BigDecimal.TWO,
                trades,
                null,
                State.CLOSED,
                0,
                false,
                NOON.plusSeconds(62));
    }
}
