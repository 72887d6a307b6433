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
                "Starting Candela (environment %s, speed %s)%n",
                options.environment().code(), options.speed());
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
        out.printf("""

                Candela is up at %1$s. The demo key is kept in %3$s. Try:

                KEY=%2$s
                curl -H "Authorization: Bearer $KEY" "%1$s/v1/instruments"
                curl -H "Authorization: Bearer $KEY" "%1$s/v1/candles/BTC-USD?interval=1h&limit=3"
                curl -H "Authorization: Bearer $KEY" "%1$s/v1/signals?limit=3"

                """, options.url(), secrets.demoKey(), secrets.key("demo"));
        out.printf(Locale.ROOT, "ready in %.1f s%n", seconds(took));
        out.flush();
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
