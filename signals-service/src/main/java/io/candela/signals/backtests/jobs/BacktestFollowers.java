package io.candela.signals.backtests.jobs;

import io.candela.platform.problem.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells callers how far their back-tests are, as server-sent events. It looks into the database, so it does not matter
 * which replica works on a back-test and which one is asked.
 */
@Component
class BacktestFollowers {
    private static final Logger log = LoggerFactory.getLogger(BacktestFollowers.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    /** Less than anybody in between waits for the next piece of an answer. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    private static final Duration LATER = Duration.ofSeconds(10);

    private final Backtests backtests;
    private final Semaphore places;
    private final CountDownLatch closing = new CountDownLatch(1);

    BacktestFollowers(Backtests backtests, BacktestProperties properties) {
        this.backtests = backtests;
        this.places = new Semaphore(properties.streams());
    }

    /** Events until the back-test ends: `progress` whenever something changes, and `end` with its last state. */
    SseEmitter follow(Backtest backtest) {
        if (!places.tryAcquire()) {
            throw new Unavailable("Too many callers follow back-tests; ask for the back-test itself.", LATER);
        }
        SseEmitter emitter = new SseEmitter(0L);
        Thread.startVirtualThread(() -> {
            try {
                tell(backtest, emitter);
            } finally {
                places.release();
            }
        });
        return emitter;
    }

    /** An orderly end does not wait for those that listen. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }

    private void tell(Backtest first, SseEmitter emitter) {
        try {
            Backtest told = send(first, emitter);
            long toldAt = System.nanoTime();
            while (!told.state().isFinal() && !closesBeforeTheNextLook()) {
                Optional<Backtest> now = backtests.find(first.account(), first.id());
                if (now.isEmpty()) {
                    break;
                }
                if (!now.get().equals(told)) {
                    told = send(now.get(), emitter);
                    toldAt = System.nanoTime();
                } else if (System.nanoTime() - toldAt > SIGN_OF_LIFE.toNanos()) {
                    emitter.send(SseEmitter.event().comment("still there"));
                    toldAt = System.nanoTime();
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            log.atDebug().addKeyValue("reason", gone.getMessage()).log("Nobody follows a back-test any more");
        } catch (DataAccessException away) {
            log.atWarn().addKeyValue("reason", away.getMessage()).log("A back-test cannot be followed at the moment");
            emitter.complete();
        }
    }

    /** Waits for the next look; true if there is to be none. */
    private boolean closesBeforeTheNextLook() {
        try {
            return closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Backtest send(Backtest backtest, SseEmitter emitter) throws IOException {
        emitter.send(SseEmitter.event()
                .name(backtest.state().isFinal() ? "end" : "progress")
                .data(BacktestView.of(backtest, null), MediaType.APPLICATION_JSON));
        return backtest;
    }
}
