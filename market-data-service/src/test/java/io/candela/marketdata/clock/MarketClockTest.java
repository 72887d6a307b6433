package io.candela.marketdata.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void aReplayIsWhereItsFeedIsAndNeverGoesBack() {
        MarketClock clock = new MarketClock(Environment.REPLAY, () -> NOON);
        clock.reached(Instant.EPOCH.plusSeconds(7));
        clock.reached(Instant.EPOCH.plusSeconds(5));

        assertThat(clock.now()).isEqualTo(Instant.EPOCH.plusSeconds(7));
    }

    @ParameterizedTest
    @EnumSource(
            value = Environment.class,
            names = {"LIVE", "SANDBOX"})
    void elsewhereTimeGoesOnThoughNoFeedDoes(Environment environment) {
        MarketClock clock = new MarketClock(environment, () -> NOON);
        clock.reached(NOON.minusSeconds(60));

        assertThat(clock.now()).isEqualTo(NOON);
    }
}
