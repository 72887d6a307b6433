package io.candela.marketdata.tickers;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.marketdata.tickers.Movers.Direction;
import io.candela.marketdata.tickers.Movers.LeftOut;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoversTest {
    private static final Instant NOW = Minutes.at(30);

    private final List<TickerView> tickers = new ArrayList<>();

    @Test
    void thoseThatMovedMostComeFirstAndEqualsInTheOrderOfTheirIds() {
        add("C-USD", "1.05");
        add("A-USD", "1.05");
        add("B-USD", "1.05");
        add("D-USD", "1.2");
        add("E-USD", "1");
        add("F-USD", "0.9");
        add("G-USD", "0.5");

        for (int order = 0; order < 10; order++) {
            Collections.shuffle(tickers, new Random(order));
            assertThat(ids(Movers.of(tickers, Direction.GAINERS, false, 3))).containsExactly("D-USD", "A-USD", "B-USD");
            assertThat(ids(Movers.of(tickers, Direction.LOSERS, false, 10))).containsExactly("G-USD", "F-USD");
        }
    }

    @Test
    void whatIsStaleOrMayLackTradesIsCountedInstead() {
        add("A-USD", "1.1");
        tickers.add(ticker("STALE-USD", "2", NOW.minusSeconds(30), lacking(), true));
        tickers.add(ticker("LACKING-USD", "3", NOW, lacking(), true));
        tickers.add(ticker("QUIET-USD", "4", NOW, List.of(), false));

        Movers movers = Movers.of(tickers, Direction.GAINERS, false, 10);
        assertThat(ids(movers)).containsExactly("A-USD");
        assertThat(movers.leftOut()).isEqualTo(new LeftOut(1, 1, 1));

        Movers more = Movers.of(tickers, Direction.GAINERS, true, 10);
        assertThat(ids(more)).containsExactly("LACKING-USD", "A-USD");
        assertThat(more.leftOut()).isEqualTo(new LeftOut(1, 0, 1));
    }

    private static List<String> ids(Movers movers) {
        return movers.data().stream().map(ticker -> ticker.instrument().id()).toList();
    }

    private static List<Incomplete> lacking() {
        return List.of(new Incomplete(Incomplete.Reason.BEFORE_LISTENING, NOW.minusSeconds(60), NOW, null));
    }

    /** The price is so many times what it was. */
    private void add(String id, String times) {
        tickers.add(ticker(id, times, NOW, List.of(), true));
    }

    private static TickerView ticker(
            String id, String times, Instant asOf, List<Incomplete> incomplete, boolean traded) {
        Instrument instrument = new Instrument(id);
        Day day = new Day(true);
        Candle candle = Minutes.candle(instrument, 0, State.CLOSED, 0, 2, new Random(id.hashCode()));
        if (traded) {
            day.take(candle);
        }
        Period period = Period.before(NOW);
        Price price = Minutes.price(
                instrument, candle.open().multiply(new BigDecimal(times)).toPlainString(), asOf);
        return TickerView.of(price, day.between(period.from(), period.to()), NOW, incomplete);
    }
}
