package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.TradeGate.Reason;
import io.candela.marketdata.feeds.TradeGate.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradeGateTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");

    private final TradeGate gate = new TradeGate(Set.of(new Instrument("BTC-USD")), Duration.ofSeconds(5));

    @Test
    void aTradeOfAnInstrumentThatNobodyAskedForIsDropped() {
        assertThat(gate.judge(trade("ETH-USD", NOON))).isEqualTo(new Verdict.Dropped(Reason.NOT_ASKED_FOR));
    }

    @Test
    void aTradeMayBeALittleAheadOfTheClockButNotMore() {
        gate.advance(NOON);

        assertThat(gate.judge(trade("BTC-USD", NOON.plusSeconds(5)))).isEqualTo(new Verdict.Admitted());
        assertThat(gate.judge(trade("BTC-USD", NOON.plusSeconds(6))))
                .isEqualTo(new Verdict.Dropped(Reason.AHEAD_OF_CLOCK));
    }

    @Test
    void aLateTradeIsAdmitted() {
        gate.advance(NOON);

        assertThat(gate.judge(trade("BTC-USD", NOON.minusSeconds(4000)))).isEqualTo(new Verdict.Admitted());
    }

    private static Trade trade(String instrument, Instant time) {
        return new Trade(
                Environment.REPLAY,
                new Instrument(instrument),
                new Venue("bitstamp"),
                "1",
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                time,
                time);
    }
}
