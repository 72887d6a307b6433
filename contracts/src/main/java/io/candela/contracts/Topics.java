package io.candela.contracts;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Kafka topics, each with what it carries and how long it keeps it. */
public final class Topics {
    public static final Topic TRADES = keptFor("market.trades.v1", Trade.class, Duration.ofHours(24));
    public static final Topic QUOTES = keptFor("market.quotes.v1", Quote.class, Duration.ofHours(1));
    public static final Topic BOOKS = keptFor("market.books.v1", Book.class, Duration.ofHours(1));
    public static final Topic PRICES = compacted("market.prices.v1", Price.class);
    public static final Topic CANDLES = keptFor("market.candles.v1", Candle.class, Duration.ofDays(7));
    public static final Topic FEEDS = compacted("market.feeds.v1", FeedStatus.class);
    public static final Topic COVERAGE = keptFor("market.coverage.v1", CoverageGap.class, Duration.ofDays(366));
    public static final Topic SIGNALS = keptFor("signals.emitted.v1", Signal.class, Duration.ofDays(30));
    public static final Topic GRADES = compacted("signals.grades.v1", Grade.class);
    public static final Topic CREDENTIALS = compacted("auth.credentials.v1", Credential.class);
    public static final Topic PLANS = compacted("auth.plans.v1", Plan.class);
    public static final Topic USAGE = keptFor("edge.usage.v1", Usage.class, Duration.ofDays(7));

    private Topics() {}

    /** All topics that carry events. */
    public static List<Topic> all() {
        return List.of(
                TRADES, QUOTES, BOOKS, PRICES, CANDLES, FEEDS, COVERAGE, SIGNALS, GRADES, CREDENTIALS, PLANS, USAGE);
    }

    private static Topic keptFor(String name, Class<?> event, Duration retention) {
        return new Topic(name, event, retention);
    }

    private static Topic compacted(String name, Class<?> event) {
        return new Topic(name, event, null);
    }

    /**
     * A topic.
     *
     * @param event the record that its values are
     * @param retention how long an event is kept after its arrival; absent for a compacted topic, which keeps the
     *     newest event of each key
     */
    public record Topic(
            String name, Class<?> event, @Nullable Duration retention) {
        /** Whether only the newest event of each key is kept. */
        public boolean compacted() {
            return retention == null;
        }

        /** Where events go that cannot be processed, with the reason in a header. */
        public String deadLetters() {
            return name + ".dlt";
        }
    }
}
