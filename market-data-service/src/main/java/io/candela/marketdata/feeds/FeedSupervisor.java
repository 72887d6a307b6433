package io.candela.marketdata.feeds;

import io.candela.contracts.FeedStatus.State;
import io.candela.contracts.Instrument;
import io.candela.marketdata.feeds.FeedEvent.Ended;
import io.candela.marketdata.feeds.FeedEvent.Heartbeat;
import io.candela.marketdata.feeds.FeedEvent.QuoteSeen;
import io.candela.marketdata.feeds.FeedEvent.SecondPassed;
import io.candela.marketdata.feeds.FeedEvent.SequenceGap;
import io.candela.marketdata.feeds.FeedEvent.TradeSeen;
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
    private final Backoff backoff;
    private final FeedMetrics metrics;
    private int failures;
    private boolean ended;

    FeedSupervisor(
            ExchangeFeed feed,
            Set<Instrument> instruments,
            Supplier<TradesTopic> topic,
            StatusReport report,
            Backoff backoff,
            FeedMetrics metrics) {
        this.feed = feed;
        this.instruments = Set.copyOf(instruments);
        this.topic = topic;
        this.report = report;
        this.backoff = backoff;
        this.metrics = metrics;
    }

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
        public void accept(FeedEvent event) {
            trades.accept(event);
            switch (event) {
                // Time passes without the venue, too.
                case SecondPassed second -> report.passed(second.time());
                case SequenceGap _ -> report.missed();
                case TradeSeen _, QuoteSeen _, Heartbeat _ -> {
                    failures = 0;
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
