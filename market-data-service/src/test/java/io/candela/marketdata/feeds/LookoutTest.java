package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.CoverageGap.Repair;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Instrument ETH = new Instrument("ETH-USD");

    private final List<CoverageGap> told = new ArrayList<>();
    private final Lookout lookout = lookout(true);

    @Test
    void whileTheVenueIsHeardThereIsNothingToTell() {
        for (int second = 0; second < 60; second += 9) {
            lookout.traded(BTC, at(second));
        }

        assertThat(told).isEmpty();
    }

    @Test
    void aLostConnectionIsAGapHoweverShortAndTenSecondsOfSilenceAreOne() {
        lookout.heard(at(0));
        lookout.lost();
        lookout.heard(at(1));
        lookout.heard(at(11));
        lookout.heard(at(20));

        assertThat(told)
                .extracting(CoverageGap::venue, CoverageGap::from, CoverageGap::to, CoverageGap::repairs)
                .containsExactly(
                        tuple(new Venue("kraken"), at(0), at(1), List.of()),
                        tuple(new Venue("kraken"), at(1), at(11), List.of()));
    }

    @Test
    void whoTakesAFeedOverTellsFromWhenItWasNotHeardAndOfWhatItKnowsATradeFromBeforeWhatWasMissed() {
        lookout.heardBefore(at(0), Set.of(BTC));
        lookout.heard(at(60));
        lookout.traded(BTC, at(61));
        lookout.traded(ETH, at(62));
        lookout.traded(ETH, at(63));

        assertThat(told.getLast())
                .isEqualTo(new CoverageGap(
                        Environment.SANDBOX,
                        new Venue("kraken"),
                        "kraken",
                        at(0),
                        at(60),
                        List.of(new Repair(BTC, at(61), false))));
    }

    @Test
    void theNextTradeTellsThatNothingWasMissed() {
        lookout.traded(BTC, at(0));
        lookout.traded(ETH, at(0));
        lookout.lost();
        lookout.heard(at(60));
        lookout.traded(BTC, at(61));

        assertThat(told.getLast().repairs()).containsExactly(new Repair(BTC, at(61), false));
    }

    @Test
    void whatWasMissedIsThereOnceEveryRequestForItHasBeenAnswered() {
        lookout.traded(BTC, at(0));
        lookout.lost();
        lookout.heard(at(60));
        lookout.missed(BTC, at(61));
        lookout.traded(BTC, at(61));
        lookout.missed(BTC, at(62));
        lookout.repaired(BTC, true, at(63));
        assertThat(told.getLast().repairs()).isEmpty();

        lookout.repaired(BTC, true, at(64));
        assertThat(told.getLast().repairs()).containsExactly(new Repair(BTC, at(64), true));
        assertThat(told.getLast().from()).isEqualTo(at(0));
    }

    @Test
    void whatTheVenueDoesNotAnswerOrIsLostOnTheWayStaysAGapWhateverComesLater() {
        lookout.traded(BTC, at(0));
        lookout.traded(ETH, at(0));
        lookout.lost();
        lookout.missed(BTC, at(60));
        lookout.missed(ETH, at(60));
        lookout.repaired(BTC, false, at(61));
        lookout.traded(BTC, at(62));
        lookout.lost();
        lookout.heard(at(63));
        lookout.traded(ETH, at(64));

        assertThat(told.getLast().from()).isEqualTo(at(62));
        assertThat(told.getLast().repairs()).containsExactly(new Repair(ETH, at(64), false));
        assertThat(told.stream().filter(gap -> gap.from().equals(at(0))))
                .allMatch(gap -> gap.repairs().isEmpty());
    }

    @Test
    void aVenueThatDoesNotNumberItsTradesTellsNothing() {
        Lookout blind = lookout(false);
        blind.traded(BTC, at(0));
        blind.lost();
        blind.traded(BTC, at(60));
        blind.traded(BTC, at(61));

        assertThat(told).singleElement().extracting(CoverageGap::repairs).isEqualTo(List.of());
    }

    private Lookout lookout(boolean noticesGaps) {
        return new Lookout(Environment.SANDBOX, new Kraken(noticesGaps), Duration.ofSeconds(10), told::add);
    }

    private static Instant at(int second) {
        return Instant.parse("2026-01-01T12:00:00Z").plusSeconds(second);
    }

    private record Kraken(boolean noticesGaps) implements ExchangeFeed {
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
