package io.candela.marketdata.feeds;

import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Keeps trades out that would do harm further on. */
final class TradeGate {
    private final Set<Instrument> instruments;
    private final Duration lead;
    private Instant clock = Instant.MIN;

    /** @param lead how far a trade's time may be ahead of its feed's clock */
    TradeGate(Set<Instrument> instruments, Duration lead) {
        this.instruments = Set.copyOf(instruments);
        this.lead = lead;
    }

    void advance(Instant time) {
        clock = time;
    }

    Verdict judge(Trade trade) {
        if (!instruments.contains(trade.instrument())) {
            return new Verdict.Dropped(Reason.NOT_ASKED_FOR);
        }
        if (!clock.equals(Instant.MIN) && trade.time().isAfter(clock.plus(lead))) {
            return new Verdict.Dropped(Reason.AHEAD_OF_CLOCK);
        }
        return new Verdict.Admitted();
    }

    /** What is to become of a trade. */
    sealed interface Verdict {
        record Admitted() implements Verdict {}

        record Dropped(Reason reason) implements Verdict {}
    }

    /** Why a trade is dropped. */
    enum Reason {
        NOT_ASKED_FOR,
        /** Its time would hold up candles, or close them too early. */
        AHEAD_OF_CLOCK;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
