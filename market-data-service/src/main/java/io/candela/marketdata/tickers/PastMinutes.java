package io.candela.marketdata.tickers;

import io.candela.contracts.Instrument;
import io.candela.marketdata.clock.MarketClock;
import io.candela.marketdata.history.HistoricCandles;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.problem.Unavailable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks the history, after the start, for the minutes that the topic was not read for, until it has them all. */
@Component
class PastMinutes implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PastMinutes.class);
    private static final long EVERY_SECONDS = 2;

    private final Days days;
    private final Instruments instruments;
    private final Past past;
    private final MarketClock clock;
    private @Nullable ScheduledExecutorService asking;

    PastMinutes(Days days, Instruments instruments, HistoricCandles history, MarketClock clock) {
        this.days = days;
        this.instruments = instruments;
        this.past = new Past(history);
        this.clock = clock;
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("past-minutes").factory());
        ScheduledFuture<?> _ = executor.scheduleWithFixedDelay(this::ask, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        asking = executor;
    }

    @Override
    public void stop() {
        if (asking != null) {
            asking.shutdownNow();
            asking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }

    private void ask() {
        try {
            for (Instrument instrument : instruments.ids()) {
                Day day = days.of(instrument);
                if (day.wantsPast()) {
                    past.fill(day, instrument, clock.now());
                }
            }
        } catch (Unavailable away) {
            // Those who read history are told so.
            log.atDebug().setCause(away).log("The minutes of the past cannot be read at the moment");
        }
    }
}
