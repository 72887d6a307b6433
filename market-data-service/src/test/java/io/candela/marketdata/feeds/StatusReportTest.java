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

    private static final StatusReport.Rules RULES =
            new StatusReport.Rules(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final List<FeedStatus> said = new ArrayList<>();
    private Instant now = NOON;
    private final StatusReport report = new StatusReport(Environment.SANDBOX, new Quiet(), () -> now, RULES, said::add);

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
    void aFeedWhoseVenueSaysNothingIsSilentUntilItSaysSomethingAndItsClockGoesOn() {
        report.heard();
        now = NOON.plusSeconds(9);
        report.passed(now);
        assertThat(said.getLast().state()).isEqualTo(State.RUNNING);

        now = NOON.plusSeconds(10);
        report.passed(now);
        assertThat(said.getLast().state()).isEqualTo(State.SILENT);
        assertThat(said.getLast().detail()).isEqualTo("The venue has said nothing for PT10S");
        now = NOON.plusSeconds(11);
        report.passed(now);
        assertThat(said.getLast().feedTime()).isEqualTo(now);
        assertThat(said.getLast().state()).isEqualTo(State.SILENT);

        report.heard();
        assertThat(said.getLast().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aRecordingMayBeQuietForAsLongAsNothingWasTraded() {
        StatusReport recording = new StatusReport(Environment.REPLAY, new Quiet(), () -> now, RULES, said::add);
        recording.heard();
        now = NOON.plusSeconds(3600);
        recording.passed(now);

        assertThat(said.getLast().state()).isEqualTo(State.RUNNING);
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
        public boolean noticesGaps() {
            return true;
        }

        @Override
        public void run(Set<Instrument> instruments, FeedSink sink) {}
    }
}
