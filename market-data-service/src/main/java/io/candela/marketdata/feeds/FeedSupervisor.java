package io.candela.marketdata.feeds;

import io.candela.contracts.FeedStatus.State;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.marketdata.feeds.FeedEvent.Ended;
import io.candela.marketdata.feeds.FeedEvent.GapRepaired;
import io.candela.marketdata.feeds.FeedEvent.Heartbeat;
import io.candela.marketdata.feeds.FeedEvent.QuoteSeen;
import io.candela.marketdata.feeds.FeedEvent.SecondPassed;
import io.candela.marketdata.feeds.FeedEvent.SequenceGap;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one feed running until it has ended or the supervisor's thread is interrupted. */
final class FeedSupervisor implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(FeedSupervisor.class);

    private final ExchangeFeed feed;
    private final Set<Instrument> instruments;
    private final Supplier<TradesTopic> topic;
    private final StatusReport report;
    private final Lookout lookout;
    private final KnownTrades delivered;
    private final InstantSource wallClock;
    private final Backoff backoff;
    private final FeedMetrics metrics;
    private int failures;
    private boolean ended;

    FeedSupervisor(
            ExchangeFeed feed,
            Set<Instrument> instruments,
            Supplier<TradesTopic> topic,
            Watching watching,
            Backoff backoff,
            FeedMetrics metrics) {
        this.feed = feed;
        this.instruments = Set.copyOf(instruments);
        this.topic = topic;
        this.report = watching.report();
        this.lookout = watching.lookout();
        this.delivered = watching.delivered();
        this.wallClock = watching.wallClock();
        this.backoff = backoff;
        this.metrics = metrics;
    }

    /**
     * Who is told what passes, besides the topic, and who knows what has passed before.
     *
     * @param delivered what feeds have delivered, whoever ran them
     */
    record Watching(StatusReport report, Lookout lookout, KnownTrades delivered, InstantSource wallClock) {}

    @Override
    public void run() {
        try {
            while (!ended) {
                attempt();
                if (!ended) {
                    metrics.restarted(feed.name());
                    backoff.pause(++failures);
                }
            }
        } catch (InterruptedException | InterruptException stopped) {
            log.atInfo().addKeyValue("feed", feed.name()).log("A feed was stopped");
        }
    }

    // Whatever goes wrong in a feed, the answer is to try again.
    private void attempt() throws InterruptedException {
        report.now(State.CONNECTING, null);
        try (TradesTopic trades = topic.get()) {
            feed.run(instruments, new Watched(trades));
            if (!ended) {
                report.now(State.DISCONNECTED, "The venue closed the connection");
            }
        } catch (InterruptedException | InterruptException stopped) {
            throw stopped;
        } catch (Exception failure) {
            log.atWarn().addKeyValue("feed", feed.name()).setCause(failure).log("A feed has failed and is run again");
            report.now(State.DISCONNECTED, failure.toString());
        } finally {
            lookout.lost();
        }
    }

    /** Watches what passes, for the status. */
    private final class Watched implements FeedSink {
        private final FeedSink trades;

        Watched(FeedSink trades) {
            this.trades = trades;
        }

        @Override
        public Optional<Reached> reached() {
            return trades.reached();
        }

        @Override
        public Map<Instrument, Known> known() {
            return delivered.of(feed.venue());
        }

        @Override
        public List<Hole> missing() {
            return delivered.missing(feed.venue());
        }

        @Override
        public boolean settle() {
            return trades.settle();
        }

        @Override
        public void accept(FeedEvent event) {
            trades.accept(event);
            switch (event) {
                // Time passes without the venue, too.
                case SecondPassed second -> report.passed(second.time());
                case SequenceGap gap -> {
                    lookout.missed(gap.instrument(), wallClock.instant());
                    report.missed();
                }
                case GapRepaired(Instrument instrument, boolean complete) ->
                    lookout.repaired(instrument, complete, wallClock.instant());
                case TradeSeen(Trade trade) -> {
                    failures = 0;
                    lookout.traded(trade.instrument(), wallClock.instant());
                    report.heard();
                }
                case QuoteSeen _, Heartbeat _ -> {
                    failures = 0;
                    lookout.heard(wallClock.instant());
                    report.heard();
                }
                case Ended _ -> {
                    ended = true;
                    report.now(State.ENDED, null);
                }
            }
        }
    }
}
