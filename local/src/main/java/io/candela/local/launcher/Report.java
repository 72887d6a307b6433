package io.candela.local.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells the person at the terminal what happens. */
final class Report {

    private static final int NAME_WIDTH = 20;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    synchronized void starting(Options options) {
        out.printf(
                "Starting Candela (environment %s%s)%n",
                options.market().environment().code(),
                switch (options.market()) {
                    case Market.Sandbox() -> "";
                    case Market.Replay(String speed, boolean _) -> ", speed " + speed;
                    case Market.Live(List<String> venues) -> ", " + String.join(", ", venues);
                });
        out.flush();
    }

    synchronized void ready(String part, Duration took) {
        out.printf(Locale.ROOT, "  %-" + NAME_WIDTH + "s ready in %5.1f s%n", part, seconds(took));
        out.flush();
    }

    synchronized void failed(Outcome.Failed failure) {
        out.printf("%n%s %s%n", failure.part(), failure.what());
        if (!failure.lastLines().isEmpty()) {
            out.printf("The last lines of %s:%n", failure.log());
            failure.lastLines().forEach(line -> out.println("  | " + line));
        }
        out.flush();
    }

    synchronized void ended(String part, int exitCode, Duration pause) {
        out.printf(
                "%s ended with exit code %d; it is started again%s%n",
                part, exitCode, pause.isZero() ? "" : " in " + pause.toSeconds() + " s");
        out.flush();
    }

    synchronized void unprepared(String part, IOException failure) {
        out.printf("%s cannot be started: %s%n", part, failure.getMessage());
        out.flush();
    }

    synchronized void refused(List<String> complaints) {
        complaints.forEach(out::println);
        out.println("Nothing was started.");
        out.flush();
    }

    /** The last line is what a script waits for. */
    synchronized void usable(Options options, Secrets secrets, Duration took) {
        out.printf(
                "%nCandela is up at %s. The demo key is kept in %s. Try:%n%n%s%n",
                options.url(), secrets.key("demo"), requests(options.url(), secrets));
        out.printf(Locale.ROOT, "ready in %.1f s%n", seconds(took));
        out.flush();
    }

    synchronized void initialised(String url, Secrets secrets) {
        out.printf("""

                Candela will be at %s, as soon as docker-compose ps shows that the gateway is healthy. Try:

                %s
                The key that may do everything:

                ADMIN_KEY=%s

                """, url, requests(url, secrets), secrets.adminKey());
        out.flush();
    }

    private static String requests(String url, Secrets secrets) {
        return """
                KEY=%2$s
                curl -H "Authorization: Bearer $KEY" "%1$s/v1/prices?limit=3"
                curl -H "Authorization: Bearer $KEY" "%1$s/v1/candles/BTC-USD?interval=1m&limit=3"
                curl -H "Authorization: Bearer $KEY" "%1$s/v1/signals?limit=3"

                Or open %1$s/live in a browser, and give it the key.
                """.formatted(url, secrets.demoKey());
    }

    synchronized void stopping() {
        out.println("Stopping Candela");
        out.flush();
    }

    synchronized void stopped() {
        out.println("Stopped");
        out.flush();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
