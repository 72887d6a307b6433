package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.FeedStatus;
import io.candela.contracts.FeedStatus.State;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusReportTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<FeedStatus> said = new ArrayList<>();
    private Instant now = NOON;
    private final StatusReport report =
            new StatusReport(Environment.SANDBOX, new Quiet(), () -> now, Duration.ofSeconds(1), said::add);

    @Test
    void aFeedRunsOnlyOnceItsVenueIsHeardHoweverItsClockGoesOn() {
        report.now(State.CONNECTING, null);
        report.passed(NOON);
        assertThat(said).extracting(FeedStatus::state).containsExactly(State.CONNECTING);

        report.heard();
        assertThat(said.getLast().state()).isEqualTo(State.RUNNING);
        assertThat(said.getLast().feedTime()).isEqualTo(NOON);
    }

    @Test
    void secondsThatPassDoNotMakeAFrozenVenueLookAlive() {
        report.heard();
        now = NOON.plusSeconds(20);
        report.passed(now);

        assertThat(said.getLast().feedTime()).isEqualTo(now);
        assertThat(said.getLast().lastMessageAt()).isEqualTo(NOON);
    }

    @Test
    void gapsAreCounted() {
        report.missed();
        report.missed();
        now = NOON.plusSeconds(2);
        report.heard();

        assertThat(said.getLast().gaps()).isEqualTo(2);
    }

    private static final class Quiet implements ExchangeFeed {
        @Override
        public String name() {
            return "kraken";
        }

        @Override
        public Venue venue() {
            return new Venue("kraken");
        }

        @Override
        public void run(Set<Instrument> instruments, FeedSink sink) {}
    }
}
