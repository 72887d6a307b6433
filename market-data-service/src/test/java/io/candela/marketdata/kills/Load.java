package io.candela.marketdata.kills;

import io.candela.sandbox.exchanges.Binance;
import io.candela.sandbox.exchanges.Coinbase;
import io.candela.sandbox.exchanges.Kraken;
import io.candela.sandbox.market.Listed;
import io.candela.sandbox.market.Market;
import io.candela.sandbox.market.Market.Venue;
import io.candela.sandbox.market.MarketEvent.Traded;
import io.candela.sandbox.market.Universe;
import io.candela.sandbox.stage.Stage;
import io.candela.sandbox.stage.StageServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Three simulated exchanges at which hundreds of trades are made each second. What was traded follows from the seed, so that
 * it can be worked out once more without asking anybody who may have been killed.
 */
final class Load implements AutoCloseable {
    static final List<String> VENUES = List.of("binance", "coinbase", "kraken");

    /** With this one the market is calm for ten minutes: there are some 580 trades a second. */
    private static final long SEED = 8;

    private static final List<Listed> LISTED = Universe.all().subList(0, 8);
    private static final int TRADES_A_SECOND = 40;

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Stage stage =
            new Stage(LISTED, market(), List.of(new Coinbase(LISTED), new Kraken(LISTED), new Binance(LISTED)));
    private final StageServer server = new StageServer(stage, 0, true);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean paused;

    Load() {
        Future<?> _ = clock.scheduleAtFixedRate(this::pass, 0, 50, TimeUnit.MILLISECONDS);
    }

    List<String> instruments() {
        return LISTED.stream().map(one -> one.base() + '-' + one.quote()).toList();
    }

    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String venue : VENUES) {
            String at = "candela.market-data.venues.at." + venue;
            String place = "//127.0.0.1:%d/%s".formatted(server.port(), venue);
            settings.put(at + ".socket", "ws:" + place + "/ws");
            settings.put(at + ".rest", "http:" + place);
        }
        return settings;
    }

    /** Trades are made again, those that should have been made meanwhile first. */
    void go() {
        paused = false;
    }

    /** No trade is made from now on. */
    void pause() {
        paused = true;
        // Those that are being made at this moment come first.
        CompletableFuture.runAsync(() -> {}, clock).join();
    }

    Instant now() {
        return stage.now();
    }

    /** All trades that were made, worked out anew. */
    List<Traded> traded() {
        List<Traded> trades = new ArrayList<>();
        Market again = market();
        Instant now = stage.now();
        while (again.time().isBefore(now)) {
            again.step().forEach(event -> {
                if (event instanceof Traded trade) {
                    trades.add(trade);
                }
            });
        }
        return trades;
    }

    private void pass() {
        if (!paused) {
            stage.advance(Instant.now());
        }
    }

    private Market market() {
        return new Market(
                SEED,
                LISTED,
                VENUES.stream().map(venue -> new Venue(venue, TRADES_A_SECOND)).toList(),
                begin);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        server.close();
    }
}
