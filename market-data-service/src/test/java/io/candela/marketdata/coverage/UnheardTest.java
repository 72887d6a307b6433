package io.candela.marketdata.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.CoverageGap.Repair;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnheardTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Venue KRAKEN = new Venue("kraken");
    private static final Duration HORIZON = Duration.ofHours(1);

    @Test
    void whatNobodyHasRepairedIsMissing() {
        Unheard unheard = unheard(minute(3), new Repair(new Instrument("ETH-USD"), minute(4), true));

        assertThat(unheard.missing(HORIZON)).contains(new Span(KRAKEN, NOON, minute(3)));
        assertThat(unheard.filled(HORIZON)).isEmpty();
    }

    @Test
    void whatLastsIsMissingFromItsBeginningOn() {
        assertThat(new Unheard(KRAKEN, NOON, null, null).missing(HORIZON))
                .contains(new Span(KRAKEN, NOON, Instant.MAX));
    }

    @Test
    void whatWasRepairedInTimeIsFilled() {
        Unheard unheard = unheard(minute(3), new Repair(BTC, minute(4), true));

        assertThat(unheard.missing(HORIZON)).isEmpty();
        assertThat(unheard.filled(HORIZON)).contains(new Span(KRAKEN, NOON, minute(3)));
    }

    @Test
    void whatWasFinalBeforeItWasRepairedIsStillMissing() {
        Unheard unheard = unheard(minute(90), new Repair(BTC, minute(91), true));

        assertThat(unheard.missing(HORIZON)).contains(new Span(KRAKEN, NOON, minute(31)));
        assertThat(unheard.filled(HORIZON)).contains(new Span(KRAKEN, minute(31), minute(90)));
    }

    @Test
    void whereNothingWasMissedNothingIsMissingOrFilled() {
        Unheard unheard = unheard(minute(3), new Repair(BTC, minute(4), false));

        assertThat(unheard.missing(HORIZON)).isEmpty();
        assertThat(unheard.filled(HORIZON)).isEmpty();
    }

    @Test
    void nobodyKnewBeforeItBeganAndItLastedUntilItWasOver() {
        Unheard unheard = unheard(minute(3), new Repair(BTC, minute(4), true));

        assertThat(unheard.asOf(NOON)).isEmpty();
        assertThat(unheard.asOf(minute(2))).contains(new Unheard(KRAKEN, NOON, null, null));
        assertThat(unheard.asOf(minute(3))).contains(new Unheard(KRAKEN, NOON, minute(3), null));
        assertThat(unheard.asOf(minute(4))).contains(unheard);
    }

    private static Unheard unheard(Instant to, Repair repair) {
        return Unheard.of(new CoverageGap(Environment.SANDBOX, KRAKEN, "kraken", NOON, to, List.of(repair)), BTC);
    }

    private static Instant minute(int number) {
        return NOON.plusSeconds(60L * number);
    }
}
