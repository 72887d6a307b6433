package io.candela.marketdata.feeds;

import io.candela.contracts.Book;
import io.candela.contracts.Instrument;
import io.candela.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Keeps the books of one venue running until its thread is interrupted, and writes them to their topic. */
final class BookSupervisor implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(BookSupervisor.class);
    /** After a connection that has lasted so long, the next failure counts as the first. */
    private static final Duration LASTING = Duration.ofMinutes(1);

    private final String name;
    private final BookFeed feed;
    private final Set<Instrument> instruments;
    private final KafkaTemplate<String, Object> kafka;
    private final Backoff backoff;
    private final InstantSource wallClock;

    BookSupervisor(
            String name,
            BookFeed feed,
            Set<Instrument> instruments,
            KafkaTemplate<String, Object> kafka,
            Backoff backoff,
            InstantSource wallClock) {
        this.name = name;
        this.feed = feed;
        this.instruments = Set.copyOf(instruments);
        this.kafka = kafka;
        this.backoff = backoff;
        this.wallClock = wallClock;
    }

    @Override
    public void run() {
        int failures = 0;
        try {
            while (true) {
                Instant begin = wallClock.instant();
                attempt();
                failures = wallClock.instant().isAfter(begin.plus(LASTING)) ? 1 : failures + 1;
                backoff.pause(failures);
            }
        } catch (InterruptedException | InterruptException stopped) {
            log.atInfo().addKeyValue("feed", name).log("Books are followed no more");
        }
    }

    // Whatever goes wrong, the answer is to try again.
    private void attempt() throws InterruptedException {
        try {
            feed.run(instruments, this::publish);
        } catch (InterruptedException | InterruptException stopped) {
            throw stopped;
        } catch (Exception failure) {
            log.atWarn().addKeyValue("feed", name).setCause(failure).log("Books were lost and are followed anew");
        }
    }

    private void publish(Book book) {
        CompletableFuture<?> _ = kafka.send(Topics.BOOKS.name(), book.key(), book);
    }
}
