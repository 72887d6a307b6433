package io.candela.local.launcher;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how an instance is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each process with its memory, and how the feeds are. Exit code 1 if Candela does not run.")
final class Status implements Callable<Integer> {

    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(names = "--json", description = "the same for programs")
    private boolean json = false;

    @Override
    public Integer call() throws IOException {
        Optional<State> state =
                home.state().filter(each -> each.supervisor().running().isPresent());
        if (state.isEmpty()) {
            System.out.println(json ? "{\"running\":false}" : "Candela does not run here.");
            return 1;
        }
        Snapshot snapshot = Snapshot.of(state.get());
        System.out.println(json ? StateFile.JSON.writeValueAsString(snapshot) : text(snapshot));
        return 0;
    }

    static String text(Snapshot snapshot) {
        StringBuilder text = new StringBuilder();
        text.append("Candela at %s (environment %s)%n%n".formatted(snapshot.url(), snapshot.environment()));
        text.append("%-20s %-10s %8s  %-14s %9s%n".formatted("process", "state", "pid", "ports", "resident"));
        for (Snapshot.ProcessStatus process : snapshot.processes()) {
            text.append(line(process));
        }
        text.append(String.format(
                Locale.ROOT,
                "%ntotal resident: %,d MB (%,d MB with pages that processes share counted once)%n",
                snapshot.memory().residentKilobytes() / 1024,
                snapshot.memory().proportionalKilobytes() / 1024));
        snapshot.feeds().forEach(feed -> text.append(Feeds.line(feed)).append(System.lineSeparator()));
        if (snapshot.readySeconds() != null) {
            text.append(String.format(Locale.ROOT, "ready in %.1f s%n", snapshot.readySeconds()));
        }
        return text.toString().stripTrailing();
    }

    private static String line(Snapshot.ProcessStatus process) {
        String restarts = process.restarts() == 0 ? "" : "  restarted " + process.restarts() + " times";
        return String.format(
                Locale.ROOT,
                "%-20s %-10s %8s  %-14s %6d MB%s%n",
                process.name(),
                process.state(),
                process.pid() == null ? "-" : process.pid().toString(),
                process.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                process.memory().residentKilobytes() / 1024,
                restarts);
    }
}
