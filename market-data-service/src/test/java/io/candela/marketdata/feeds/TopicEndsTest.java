package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.ClockTick;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedSink.Reached;
import io.candela.marketdata.feeds.TopicEnds.End;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicEndsTest {
    private static final Venue BITSTAMP = new Venue("bitstamp");
    private static final Duration SHIFT = Duration.ofSeconds(50);

    @Test
    void anEmptyTopicHasReachedNothing() {
        assertThat(new TopicEnds(List.of(end(), end())).reached()).isEmpty();
    }

    @Test
    void thePartitionThatIsBehindSaysHowFarEverythingIsThere() {
        assertThat(new TopicEnds(List.of(end(tick(100)), end(tick(99)))).reached())
                .contains(new Reached(Instant.ofEpochSecond(99), SHIFT));
        assertThat(new TopicEnds(List.of(end(tick(100)), end())).reached()).contains(new Reached(Instant.EPOCH, SHIFT));
    }

    @Test
    void whatIsThereIsKnownForEachPartition() {
        TopicEnds ends =
                new TopicEnds(List.of(end(tick(99), trade("1", 99), tick(100), trade("2", 100)), end(tick(99))));

        assertThat(ends.has(0, Instant.ofEpochSecond(100))).isTrue();
        assertThat(ends.has(0, Instant.ofEpochSecond(101))).isFalse();
        assertThat(ends.has(1, Instant.ofEpochSecond(100))).isFalse();
        assertThat(ends.has(0, trade("1", 99))).isTrue();
        assertThat(ends.has(0, trade("2", 100))).isTrue();
        assertThat(ends.has(0, trade("3", 100))).isFalse();
        assertThat(ends.has(1, trade("3", 99))).isFalse();
    }

    @Test
    void otherFeedsSayNothingOfThisOne() {
        ClockTick other = new ClockTick(Environment.REPLAY, "other", Instant.ofEpochSecond(500), Duration.ZERO);

        assertThat(new TopicEnds(List.of(end(tick(100), other))).reached())
                .contains(new Reached(Instant.ofEpochSecond(100), SHIFT));
    }

    private static End end(Object... records) {
        End end = new End("replay", BITSTAMP);
        List.of(records).forEach(end::add);
        return end;
    }

    private static ClockTick tick(long second) {
        return new ClockTick(Environment.REPLAY, "replay", Instant.ofEpochSecond(second), SHIFT);
    }

    private static Trade trade(String id, long second) {
        Instant time = Instant.ofEpochSecond(second);
        return new Trade(
                Environment.REPLAY,
                new Instrument("BTC-USD"),
                BITSTAMP,
                id,
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                time,
                time);
    }
}
