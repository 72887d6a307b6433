package io.candela.local.launcher;

import io.candela.local.launcher.State.PartState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a running instance is at one moment.
 *
 * @param readySeconds how long it took to get ready; absent while it still starts
 * @param memory of all processes together
 * @param feeds as market-data-service tells it
 */
record Snapshot(
        boolean running,
        String url,
        String environment,
        @Nullable Double readySeconds,
        List<ProcessStatus> processes,
        Memory memory,
        List<JsonNode> feeds) {

    private static final String SUPERVISOR = "supervisor";

    Snapshot {
        processes = List.copyOf(processes);
        feeds = List.copyOf(feeds);
    }

    /** One process of it. */
    record ProcessStatus(
            String name, String state, @Nullable Long pid, List<Integer> ports, int restarts, Memory memory) {

        ProcessStatus {
            ports = List.copyOf(ports);
        }
    }

    static Snapshot of(State state) {
        List<ProcessStatus> processes = Stream.concat(
                        Stream.of(supervisor(state)), state.parts().stream().map(Snapshot::process))
                .toList();
        return new Snapshot(
                true,
                state.options().url(),
                state.options().market().environment().code(),
                state.readySeconds(),
                processes,
                processes.stream().map(ProcessStatus::memory).reduce(Memory.NONE, Memory::plus),
                Feeds.of(state.options()));
    }

    private static ProcessStatus supervisor(State state) {
        String phase = state.readySeconds() == null ? "starting" : "ready";
        Program program = state.supervisor();
        return new ProcessStatus(
                SUPERVISOR,
                phase,
                program.pid(),
                List.of(),
                0,
                program.running().map(Memory::ofOne).orElse(Memory.NONE));
    }

    private static ProcessStatus process(PartState part) {
        Optional<ProcessHandle> running = Optional.ofNullable(part.program()).flatMap(Program::running);
        return new ProcessStatus(
                part.name(),
                part.phase().name().toLowerCase(Locale.ROOT),
                running.map(ProcessHandle::pid).orElse(null),
                part.ports(),
                part.restarts(),
                running.map(Memory::ofAll).orElse(Memory.NONE));
    }
}
