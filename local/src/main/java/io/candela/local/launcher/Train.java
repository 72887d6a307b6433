package io.candela.local.launcher;

import io.candela.local.process.Folders;
import io.candela.local.process.Probe;
import io.candela.local.software.Software;
import io.candela.local.software.StartCache;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * Makes the start caches that are missing, after a build: runs an instance of its own, works it a little, and lets its
 * JVMs write down what they have learnt.
 */
@Command(name = "train", hidden = true)
final class Train implements Callable<Integer> {

    /** A JVM writes its cache when it ends, by another JVM that takes as much memory and a processor for itself. */
    private static final Duration GRACE = Duration.ofMinutes(3);

    private static final int AT_ONCE = 2;

    private static final int ROUNDS = 25;
    private static final List<String> REQUESTS = List.of(
            "/v1/instruments",
            "/v1/prices",
            "/v1/prices/BTC-USD",
            "/v1/candles/BTC-USD?interval=1h&limit=100",
            "/v1/candles/BTC-USD?interval=7m",
            "/v1/trades/BTC-USD?limit=100",
            "/v1/strategies",
            "/v1/signals?limit=100",
            "/v1/keys",
            "/nowhere",
            "/openapi.json");

    private final Path root = Root.folder();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<StartCache> caches = new ArrayList<>(software().startCaches());
        caches.addAll(applications().startCaches());
        if (caches.stream().allMatch(StartCache::exists)) {
            return 0;
        }
        Home home = new Home(root.resolve("local").resolve("target").resolve("training"));
        Folders.delete(home.folder());
        home.create();
        int code = train(home);
        for (StartCache cache : caches) {
            cache.keep();
        }
        Folders.delete(home.folder());
        return code;
    }

    private int train(Home home) throws IOException, InterruptedException {
        Optional<Options> options = options();
        if (options.isEmpty()) {
            System.out.println("There is not enough memory, or there are not enough free ports.");
            return 1;
        }
        Secrets secrets = new Secrets(home.secrets());
        secrets.create();
        home.beginLogs();
        Parts parts = new Parts(options.get(), home.ephemeralData(), secrets, software(), applications());
        Report silent = new Report(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Supervisor supervisor = new Supervisor(options.get(), home, parts.all(), silent);
        Outcome outcome = supervisor.start(parts.whole(), InstantSource.system(), Instant.now());
        if (outcome instanceof Outcome.Usable) {
            work(options.get(), secrets.demoKey());
        }
        supervisor.stop(GRACE, AT_ONCE);
        return switch (outcome) {
            case Outcome.Usable usable -> 0;
            case Outcome.Failed failed -> {
                new Report(System.out).failed(failed);
                yield 1;
            }
        };
    }

    /** Ports far from those of an instance that may be running. */
    private static Optional<Options> options() {
        return IntStream.iterate(20_000, offset -> offset < 40_000, offset -> offset + 97)
                .mapToObj(offset ->
                        new Options(new Market.Replay(Market.Replay.MAX_SPEED, false), true, false, null, offset))
                .filter(options -> Checks.here(options).complaints().isEmpty())
                .findFirst();
    }

    private static void work(Options options, String key) {
        for (int round = 0; round < ROUNDS; round++) {
            for (String request : REQUESTS) {
                // What the answer is does not matter: a refusal is worth learning too.
                boolean _ = Probe.http(
                                URI.create(options.http(Port.GATEWAY) + request),
                                Map.of("Authorization", "Bearer " + key))
                        .answersNow();
            }
        }
    }

    private Software software() {
        return Software.of(root, true);
    }

    private Applications applications() {
        return new Applications(root, true);
    }
}
