package io.candela.marketdata.feeds.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.FeedEvent;
import io.candela.marketdata.feeds.FeedEvent.Ended;
import io.candela.marketdata.feeds.FeedEvent.GapRepaired;
import io.candela.marketdata.feeds.FeedEvent.Heartbeat;
import io.candela.marketdata.feeds.FeedEvent.QuoteSeen;
import io.candela.marketdata.feeds.FeedEvent.SecondPassed;
import io.candela.marketdata.feeds.FeedEvent.SequenceGap;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
import io.candela.marketdata.feeds.FeedSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class ReplayFeedTest {
    private static final String LINES = "timestamp,price,amount\r\n100,8.0500,0.1\r\n100,8.05,0.1\r\n103,9,0\r\n";

    private final Tape tape = new Tape(new ByteArrayResource(LINES.getBytes(StandardCharsets.US_ASCII)));

    @Test
    void everySecondPassesBeforeItsTradesAndOneMoreAfterTheLast() throws Exception {
        assertThat(play(false, null)).containsExactly("100", "#1", "#2", "101", "102", "103", "#3", "104", "end");
    }

    @Test
    void equalRowsAreTradesOfTheirOwnAndDustCounts() throws Exception {
        Recorded sink = new Recorded(null);
        feed(tape, false).run(Set.of(ReplayFeed.INSTRUMENT), sink);

        assertThat(sink.trades).extracting(Trade::tradeId).containsExactly("1", "2", "3");
        assertThat(sink.trades)
                .extracting(trade -> trade.price().toPlainString())
                .containsExactly("8.05", "8.05", "9");
        assertThat(sink.trades.getLast().quantity()).isZero();
    }

    @Test
    void itGoesOnWithTheSecondThatWasReached() throws Exception {
        assertThat(play(false, new FeedSink.Reached(Instant.ofEpochSecond(101), Duration.ZERO)))
                .containsExactly("101", "102", "103", "#3", "104", "end");
        assertThat(play(false, new FeedSink.Reached(Instant.ofEpochSecond(104), Duration.ZERO)))
                .containsExactly("104", "end");
    }

    @Test
    void aPartitionThatHasNothingYetMakesItBeginAnewWithTheSameShift() throws Exception {
        assertThat(play(true, new FeedSink.Reached(Instant.EPOCH, Duration.ofSeconds(7))))
                .startsWith("107", "#1", "#2", "108");
    }

    @Test
    void aShiftedTapeEndsWhenItWasFirstStarted() throws Exception {
        assertThat(play(true, null)).containsExactly("997", "#1", "#2", "998", "999", "1000", "#3", "1001", "end");
    }

    @Test
    void theRealTapeIsWhatItIsKnownToBe() throws Exception {
        Recorded sink = new Recorded(null);
        feed(new Tape(new ClassPathResource("bitstamp_trades_from_20131125_usd.csv")), false)
                .run(Set.of(ReplayFeed.INSTRUMENT), sink);

        assertThat(sink.trades).hasSize(100_000);
        assertThat(sink.trades.getFirst().time()).isEqualTo("2013-11-25T00:00:00Z");
        assertThat(sink.trades.getLast().time()).isEqualTo("2013-12-01T16:02:05Z");
        assertThat(sink.trades)
                .filteredOn(trade -> trade.quantity().signum() == 0)
                .hasSize(18);
        assertThat(sink.events.getLast()).isEqualTo("end");
    }

    private List<String> play(boolean shifted, FeedSink.@Nullable Reached reached) throws Exception {
        Recorded sink = new Recorded(reached);
        feed(tape, shifted).run(Set.of(ReplayFeed.INSTRUMENT), sink);
        return sink.events;
    }

    private static ReplayFeed feed(Tape tape, boolean shifted) {
        return new ReplayFeed(tape, new Speed.Max(), shifted, InstantSource.fixed(Instant.ofEpochMilli(1_000_900)));
    }

    private static final class Recorded implements FeedSink {
        private final Optional<Reached> reached;
        private final List<String> events = new ArrayList<>();
        private final List<Trade> trades = new ArrayList<>();

        Recorded(@Nullable Reached reached) {
            this.reached = Optional.ofNullable(reached);
        }

        @Override
        public Optional<Reached> reached() {
            return reached;
        }

        @Override
        public void accept(FeedEvent event) {
            switch (event) {
                case TradeSeen(Trade trade) -> {
                    trades.add(trade);
                    events.add("#" + trade.tradeId());
                }
                case SecondPassed(Instant time, Duration _) -> events.add(Long.toString(time.getEpochSecond()));
                case Ended() -> events.add("end");
                case QuoteSeen _, Heartbeat _, SequenceGap _, GapRepaired _ ->
                    throw new AssertionError("A tape has no " + event);
            }
        }
    }
}
