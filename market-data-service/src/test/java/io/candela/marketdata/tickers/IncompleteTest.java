package io.candela.marketdata.tickers;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Venue;
import io.candela.marketdata.coverage.Span;
import io.candela.marketdata.tickers.Incomplete.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncompleteTest {
    private static final Venue KRAKEN = new Venue("kraken");
    private static final Venue BINANCE = new Venue("binance");

    private final Instant now = Minutes.at(5).plusSeconds(7);
    private final Period period = Period.before(now);

    @Test
    void nothingIsMissingWhereAllVenuesWereHeardForAllOfTheDay() {
        assertThat(Incomplete.of(window(period.from(), Instant.MIN), now, List.of()))
                .isEmpty();
        assertThat(Incomplete.of(
                        window(Instant.MIN, period.from()),
                        now,
                        List.of(new Span(KRAKEN, Instant.MIN, period.from()), new Span(KRAKEN, now, Instant.MAX))))
                .isEmpty();
    }

    @Test
    void anInstrumentOfWhichWeHeardLaterThanADayAgoSaysSince() {
        assertThat(Incomplete.of(window(Minutes.at(1), Instant.MIN), now, List.of()))
                .containsExactly(new Incomplete(Reason.BEFORE_LISTENING, period.from(), Minutes.at(1), null));
        assertThat(Incomplete.of(window(Instant.MAX, Instant.MIN), now, List.of()))
                .containsExactly(new Incomplete(Reason.BEFORE_LISTENING, period.from(), now, null));
    }

    @Test
    void whatTheHistoryWasNotYetAskedForIsNotTakenForUnheard() {
        assertThat(Incomplete.of(window(Minutes.at(2), Minutes.at(2)), now, List.of()))
                .containsExactly(new Incomplete(Reason.NOT_AT_HAND, period.from(), Minutes.at(2), null));
    }

    @Test
    void timesInWhichVenuesWereNotHeardAreSummedUp() {
        List<Span> missing = List.of(
                new Span(KRAKEN, Minutes.at(-5_000), Minutes.at(-1_400)),
                new Span(BINANCE, Minutes.at(-10), Minutes.at(-9)),
                new Span(KRAKEN, Minutes.at(4), Instant.MAX));

        assertThat(Incomplete.of(window(Instant.MIN, Instant.MIN), now, missing))
                .containsExactly(new Incomplete(Reason.NOT_OBSERVED, period.from(), now, List.of(BINANCE, KRAKEN)));
    }

    private Window window(Instant heardFrom, Instant atHandFrom) {
        return new Window(period.from(), period.to(), null, List.of(), null, heardFrom, atHandFrom);
    }
}
