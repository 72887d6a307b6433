package io.candela.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedSink.Hole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TradeHolesTest {
    private static final Instant BEGIN = Instant.parse("2025-03-01T00:00:00Z");
    // The store is shared with other tests.
    private static final Venue VENUE = new Venue("holed");
    private static final Instrument HOLED = new Instrument("HOLED-USD");
    private static final Instrument WHOLE = new Instrument("WHOLE-USD");

    @Test
    void whatIsLeftOutBetweenTheTradesOfAVenueIsFound() {
        List<Trade> trades = new ArrayList<>();
        // With three digits and four, so that an order by text would not do.
        LongStream.of(990, 1_001, 995, 1_002, 996, 994).forEach(number -> trades.add(trade(HOLED, VENUE, number)));
        LongStream.range(990, 1_010).forEach(number -> trades.add(trade(WHOLE, VENUE, number)));
        LongStream.of(991, 992, 993, 2_000).forEach(number -> trades.add(trade(HOLED, new Venue("binance"), number)));
        StoredHistory history = StoredHistory.open();
        history.write(trades);

        assertThat(history.holes().of(VENUE, BEGIN))
                .containsExactly(new Hole(HOLED, 991, 993, at(990)), new Hole(HOLED, 997, 1_000, at(996)));
        assertThat(history.holes().of(VENUE, at(995))).containsExactly(new Hole(HOLED, 997, 1_000, at(996)));
        assertThat(history.holes().of(VENUE, at(997))).isEmpty();
    }

    private static Trade trade(Instrument instrument, Venue venue, long number) {
        return new Trade(
                Environment.LIVE,
                instrument,
                venue,
                Long.toString(number),
                BigDecimal.TEN,
                BigDecimal.ONE,
                TakerSide.BUY,
                at(number),
                at(number));
    }

    private static Instant at(long number) {
        return BEGIN.plusSeconds(number);
    }
}
