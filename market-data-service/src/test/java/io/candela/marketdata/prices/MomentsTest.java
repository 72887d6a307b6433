package io.candela.marketdata.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Venue;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.history.StoredHistory;
import io.candela.platform.problem.Unavailable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");

    private static final StoredHistory history = StoredHistory.open();

    private final LatestPrices latest = new LatestPrices(new MarketClock(Environment.REPLAY, InstantSource.system()));
    private final Moments moments =
            new Moments(latest, history.prices(), new MarketClock(Environment.REPLAY, () -> NOON));

    @Test
    void aTimeIsSettledWhenSomethingLaterIsStoredOfEachInstrument() {
        Price one = price("MA-USD", 0, "1");
        Price two = price("MB-USD", 10, "2");
        Price three = price("MA-USD", 20, "3");
        history.write(List.of(one, two, three));
        latest.take(two);
        latest.take(three);
        Set<Instrument> both = Set.of(one.instrument(), two.instrument());

        assertThat(moments.asOf(NOON.plusSeconds(9), both))
                .isEqualTo(new Moment(NOON.plusSeconds(9), List.of(one), true));
        assertThat(moments.asOf(NOON.plusSeconds(10), both))
                .isEqualTo(new Moment(NOON.plusSeconds(10), List.of(one, two), false));
        assertThat(moments.asOf(NOON.plusSeconds(20), both).prices()).containsExactly(three, two);
    }

    @Test
    void whatWasKnownIsNotToldBeforeAllOfItIsStored() {
        Price stored = price("MC-USD", 0, "1");
        Price heard = price("MC-USD", 5, "2");
        history.write(List.of(stored));
        latest.take(heard);
        Set<Instrument> instrument = Set.of(stored.instrument());

        for (int seconds : new int[] {0, 4, 5, 6}) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> moments.asOf(NOON.plusSeconds(seconds), instrument));
        }
        assertThat(moments.asOf(NOON.minusNanos(1), instrument))
                .isEqualTo(new Moment(NOON.minusNanos(1), List.of(), true));
        history.write(List.of(heard));
        assertThat(moments.asOf(NOON.plusSeconds(4), instrument).prices()).containsExactly(stored);
        assertThat(moments.asOf(NOON.plusSeconds(5), instrument).prices()).containsExactly(heard);
    }

    @Test
    void thePriceOfWhatIsNotTradedAnyMoreIsToldUntilItIsNotKept() {
        Price first = price("MF-USD", -10_000_000, "2");
        Price old = price("MG-USD", -20_000_000, "1");
        latest.take(old);
        history.write(List.of(first));
        Set<Instrument> instrument = Set.of(old.instrument());

        assertThat(moments.asOf(old.receivedAt().plusSeconds(60), instrument).prices())
                .containsExactly(old);
        assertThat(moments.asOf(old.receivedAt().plusSeconds(59), instrument))
                .isEqualTo(new Moment(old.receivedAt().plusSeconds(59), List.of(), false));
    }

    @Test
    void aRateIsDerivedOfThePricesThatWereKnownThen() {
        Price coin = price("MD-USD", 0, "64000");
        Price euro = price("ME-USD", 1, "1.25");
        Set<Instrument> listed = Set.of(coin.instrument(), euro.instrument());
        history.write(List.of(coin, euro, price("MD-USD", 60, "70000"), price("ME-USD", 61, "2")));

        Moment then = moments.asOf(NOON.plusSeconds(31), listed);

        CrossRate rate = CrossRates.find(new Instrument("MD-ME"), then.prices(), then.time())
                .orElseThrow();
        assertThat(rate.price()).isEqualTo("51200");
        assertThat(PriceView.of(rate, then.time(), false).stale()).isTrue();
        assertThat(then.settled()).isTrue();
        assertThat(moments.asOf(NOON, listed).prices()).containsExactly(coin);
    }

    private static Price price(String instrument, int seconds, String price) {
        Instant asOf = NOON.plusSeconds(seconds);
        return new Price(
                Environment.REPLAY,
                new Instrument(instrument),
                new BigDecimal(price),
                new BigDecimal("0.5"),
                1,
                "wmedian-2",
                asOf,
                asOf,
                asOf.plusSeconds(30),
                List.of(new Input(new Venue("bitstamp"), new BigDecimal(price), BigDecimal.ONE, "7", asOf, null)));
    }
}
