package io.candela.sandbox;

import io.candela.sandbox.exchanges.Binance;
import io.candela.sandbox.exchanges.Coinbase;
import io.candela.sandbox.exchanges.Kraken;
import io.candela.sandbox.market.Listed;
import io.candela.sandbox.market.Market;
import io.candela.sandbox.market.Market.Venue;
import io.candela.sandbox.market.Universe;
import io.candela.sandbox.stage.Stage;
import io.candela.sandbox.stage.StageServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs the exchange simulator as a process of its own. */
public final class Sandbox {
    private static final List<Venue> VENUES =
            List.of(new Venue("coinbase", 0.3), new Venue("kraken", 0.15), new Venue("binance", 0.6));
    private static final Duration PAST = Duration.ofMinutes(60);

    private Sandbox() {}

    /**
     * A market of twenty coins and the euro at three exchanges.
     *
     * @param begin when it begins; all that it will ever do follows from this and the seed
     */
    public static Stage stage(long seed, Instant begin) {
        List<Listed> listed = Universe.all();
        return new Stage(
                listed,
                new Market(seed, listed, VENUES, begin),
                List.of(new Coinbase(listed), new Kraken(listed), new Binance(listed)));
    }

    /**
     * Runs until the process is ended. Options: {@code --port=N}, {@code --seed=N}, {@code --begin=INSTANT} (an hour ago),
     * {@code --driven} (time goes on by {@code POST /control/advance} only, from an hour after the begin).
     */
    public static void main(String... arguments) throws InterruptedException {
        Map<String, String> options = options(arguments);
        InstantSource clock = InstantSource.system();
        boolean driven = options.containsKey("driven");
        Instant begin = options.containsKey("begin")
                ? Instant.parse(options.getOrDefault("begin", ""))
                : clock.instant().minus(PAST).truncatedTo(ChronoUnit.SECONDS);
        Stage stage = stage(Long.parseLong(options.getOrDefault("seed", "1")), begin);
        stage.advance(driven ? begin.plus(PAST) : clock.instant());
        try (StageServer server =
                new StageServer(stage, Integer.parseInt(options.getOrDefault("port", "18090")), driven)) {
            System.out.println("The sandbox is ready on port " + server.port());
            while (true) {
                TimeUnit.NANOSECONDS.sleep(Market.STEP.toNanos() / 5);
                if (!driven) {
                    stage.advance(clock.instant());
                }
            }
        }
    }

    private static Map<String, String> options(String... arguments) {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            options.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return options;
    }
}
