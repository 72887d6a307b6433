package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.FeedEvent.GapRepaired;
import io.candela.marketdata.feeds.FeedEvent.Heartbeat;
import io.candela.marketdata.feeds.FeedEvent.QuoteSeen;
import io.candela.marketdata.feeds.FeedEvent.SequenceGap;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
import io.candela.marketdata.feeds.FeedSink.Hole;
import io.candela.marketdata.feeds.FeedSink.Known;
import io.candela.marketdata.feeds.live.LiveFeeds;
import io.candela.marketdata.feeds.live.TestFeeds;
import io.candela.sandbox.Sandbox;
import io.candela.sandbox.stage.Fault;
import io.candela.sandbox.stage.Stage;
import io.candela.sandbox.stage.StageServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a feed must make of its venue over real connections, on good days and bad ones: the venue is simulated. */
public abstract class SimulatedFeedContract {
    private static final Instrument BTC = new Instrument("BTC-USD");
    private static final Set<Instrument> WANTED = Set.of(BTC, new Instrument("DOGE-USD"), new Instrument("FOO-USD"));
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage = Sandbox.stage(7, BEGIN);
    private final StageServer server = new StageServer(stage, 0, true);
    private final String venue;
    private final TestFeeds feeds;
    private final ExchangeFeed feed;
    private final Function<LiveFeeds, ExchangeFeed> another;
    private final Sink sink = new Sink();
    private @Nullable Thread running;
    private volatile @Nullable IOException failure;

    protected SimulatedFeedContract(String venue, Function<LiveFeeds, ExchangeFeed> feed) {
        this.venue = venue;
        this.feeds = new TestFeeds(venue, server.port(), stage::now);
        this.another = feed;
        this.feed = feed.apply(feeds.feeds());
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) {
            stop(running);
        }
        server.close();
    }

    private static void stop(Thread running) throws InterruptedException {
        running.interrupt();
        running.join();
    }

    @Test
    void everyTradeComesOnceWithItsQuotesAndSignsOfLife() {
        connect();

        passUntil(() -> sink.numbers(BTC).size() > 20 && !sink.quotes.isEmpty());
        assertThat(holes(sink.numbers(BTC))).isEmpty();
        assertThat(sink.trades)
                .allMatch(trade -> trade.environment() == Environment.SANDBOX
                        && trade.venue().id().equals(venue)
                        && trade.takerSide() != null);
        assertThat(sink.trades).extracting(Trade::instrument).containsOnly(BTC, new Instrument("DOGE-USD"));
        assertThat(sink.quotes).allMatch(quote -> quote.bid().compareTo(quote.ask()) < 0);
        assertThat(sink.gaps).isEmpty();
        assertThat(sink.heartbeats).isPositive();
        assertThat(feeds.counted("malformed") + feeds.counted("unknown") + feeds.counted("refused"))
                .isZero();
    }

    @Test
    void whatWasMissedIsAskedForAndComesOnce() {
        connect();
        passUntil(() -> sink.numbers(BTC).size() > 5);

        stage.begin(venue, new Fault.Gap(4));
        passUntil(() -> !sink.gaps.isEmpty());
        passUntil(() -> feeds.counted("repair") >= 1 && holesOfAll() == 0);
        assertThat(sink.numbers(BTC)).doesNotHaveDuplicates();
    }

    @Test
    void doubledSwappedAndBrokenFramesLoseNothingAndDoubleNothing() {
        connect();
        passUntil(() -> sink.numbers(BTC).size() > 5);

        stage.begin(venue, new Fault.Duplicate(5));
        passUntil(() -> feeds.counted("duplicate") >= 5);
        stage.begin(venue, new Fault.OutOfOrder(3));
        stage.begin(venue, new Fault.Malformed(3));
        passUntil(() -> feeds.counted("malformed") >= 3);
        passUntil(() -> holesOfAll() == 0);
        assertThat(sink.numbers(BTC)).doesNotHaveDuplicates();
    }

    @Test
    void afterABrokenConnectionTheNextOneFillsTheGap() throws InterruptedException {
        connect();
        passUntil(() -> sink.numbers(BTC).size() > 5);

        stage.begin(venue, new Fault.Disconnect());
        passUntil(() -> running != null && !running.isAlive());
        stage.advance(stage.now().plusSeconds(120));
        int before = sink.trades.size();
        connect();
        passUntil(() -> sink.trades.size() > before && !sink.gaps.isEmpty());
        passUntil(() -> holesOfAll() == 0);
        assertThat(sink.numbers(BTC)).doesNotHaveDuplicates();
    }

    @Test
    void aFeedThatBeginsAnewAsksForWhatFollowedOnTheLastTradeThatIsKnown() throws InterruptedException {
        stage.advance(BEGIN.plusSeconds(300));
        connect();
        passUntil(() -> sink.numbers(BTC).size() > 5);
        Trade known = sink.trades.stream()
                .filter(trade -> trade.instrument().equals(BTC))
                .findFirst()
                .orElseThrow();
        ExchangeFeed successor = another.apply(feeds.feeds());
        Sink later = new Sink();
        later.known.put(BTC, new Known(known.tradeId(), known.time()));
        stop(Objects.requireNonNull(running));
        stage.advance(stage.now().plusSeconds(60));
        connect(successor, later);
        passUntil(() -> !later.repairs.isEmpty());

        assertThat(later.gaps.getFirst().first()).isEqualTo(Long.parseLong(known.tradeId()) + 1);
        assertThat(later.repairs).first().isEqualTo(new GapRepaired(BTC, true));
        assertThat(holes(later.numbers(BTC))).isEmpty();
        assertThat(later.numbers(BTC))
                .contains(Long.parseLong(known.tradeId()) + 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAnotherHasAskedForInVainIsAskedForAgain() throws InterruptedException {
        stage.advance(BEGIN.plusSeconds(300));
        connect();
        passUntil(() -> sink.numbers(BTC).size() > 8);
        List<Trade> heard = sink.trades.stream()
                .filter(trade -> trade.instrument().equals(BTC))
                .toList();
        ExchangeFeed successor = another.apply(feeds.feeds());
        Sink later = new Sink();
        later.known.put(
                BTC, new Known(heard.getLast().tradeId(), heard.getLast().time()));
        long first = Long.parseLong(heard.get(2).tradeId());
        long last = Long.parseLong(heard.get(4).tradeId());
        later.missing.add(new Hole(BTC, first, last, heard.get(1).time()));
        stop(Objects.requireNonNull(running));
        connect(successor, later);
        passUntil(() -> later.repairs.contains(new GapRepaired(BTC, true)));

        assertThat(later.numbers(BTC)).contains(first, first + 1, last).doesNotHaveDuplicates();
        assertThat(later.gaps.getFirst().first()).isEqualTo(first);
    }

    @Test
    void whatMayNotHaveBeenWrittenIsAskedForAgain() throws InterruptedException {
        stage.advance(BEGIN.plusSeconds(300));
        sink.settles = false;
        connect();
        passUntil(() -> sink.numbers(BTC).size() > 5);
        Trade written = sink.trades.stream()
                .filter(trade -> trade.instrument().equals(BTC))
                .findFirst()
                .orElseThrow();
        stop(Objects.requireNonNull(running));
        Sink later = new Sink();
        later.known.put(BTC, new Known(written.tradeId(), written.time()));
        connect(feed, later);
        passUntil(() -> later.repairs.contains(new GapRepaired(BTC, true)));

        List<Long> heard = new ArrayList<>(sink.numbers(BTC));
        heard.remove(Long.valueOf(written.tradeId()));
        assertThat(later.numbers(BTC)).containsAll(heard).doesNotHaveDuplicates();
        assertThat(holes(later.numbers(BTC))).isEmpty();
    }

    @Test
    void aConnectionOnWhichNothingIsHeardIsADeadOne() {
        connect();
        passUntil(() -> sink.numbers(BTC).size() > 2);

        stage.begin(venue, new Fault.Freeze(Duration.ofHours(1)));
        passUntil(() -> failure != null);
        assertThat(failure).hasMessage("Nothing was heard for PT30S");
    }

    @Test
    void aVenueThatWantsNoRequestsGetsNoneUntilItDoes() {
        stage.begin(venue, new Fault.TooManyRequests(Duration.ofSeconds(40)));
        connect();
        await().atMost(PATIENCE).until(() -> failure != null);
        assertThat(failure).hasMessageEndingWith("answered 429");

        failure = null;
        connect();
        await().atMost(PATIENCE).until(() -> failure != null);
        assertThat(failure).hasMessageStartingWith("The venue wants no requests before");

        stage.advance(stage.now().plusSeconds(60));
        connect();
        passUntil(() -> !sink.trades.isEmpty());
    }

    private void connect() {
        connect(feed, sink);
    }

    private void connect(ExchangeFeed of, Sink to) {
        running = Thread.ofVirtual().start(() -> {
            try {
                of.run(WANTED, to);
            } catch (IOException failed) {
                failure = failed;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void passUntil(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            stage.advance(stage.now().plusSeconds(1));
            return condition.getAsBoolean();
        });
    }

    private int holesOfAll() {
        return sink.trades.stream()
                .map(Trade::instrument)
                .distinct()
                .mapToInt(instrument -> holes(sink.numbers(instrument)).size())
                .sum();
    }

    private static List<Long> holes(List<Long> numbers) {
        long first = numbers.stream().mapToLong(Long::longValue).min().orElse(0);
        long last = numbers.stream().mapToLong(Long::longValue).max().orElse(-1);
        Set<Long> there = Set.copyOf(numbers);
        return LongStream.rangeClosed(first, last)
                .filter(number -> !there.contains(number))
                .boxed()
                .toList();
    }

    private static final class Sink implements FeedSink {
        private final List<Trade> trades = new CopyOnWriteArrayList<>();
        private final List<Quote> quotes = new CopyOnWriteArrayList<>();
        private final List<SequenceGap> gaps = new CopyOnWriteArrayList<>();
        private final List<GapRepaired> repairs = new CopyOnWriteArrayList<>();
        private final Map<Instrument, Known> known = new HashMap<>();
        private final List<Hole> missing = new ArrayList<>();
        private volatile int heartbeats;
        private boolean settles = true;

        @Override
        public Optional<Reached> reached() {
            return Optional.empty();
        }

        @Override
        public Map<Instrument, Known> known() {
            return known;
        }

        @Override
        public List<Hole> missing() {
            return missing;
        }

        @Override
        public boolean settle() {
            return settles;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
        public void accept(FeedEvent event) {
            switch (event) {
                case TradeSeen(Trade trade) -> trades.add(trade);
                case QuoteSeen(Quote quote) -> quotes.add(quote);
                case SequenceGap gap -> gaps.add(gap);
                case GapRepaired repair -> repairs.add(repair);
                case Heartbeat() -> heartbeats++;
                default -> {}
            }
        }

        List<Long> numbers(Instrument instrument) {
            return trades.stream()
                    .filter(trade -> trade.instrument().equals(instrument))
                    .map(trade -> Long.parseLong(trade.tradeId()))
                    .toList();
        }
    }
}
