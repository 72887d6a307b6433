package io.candela.local.launcher;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance tells about itself while it runs.
 *
 * @param readySeconds how long it took until it was ready; absent until then
 */
record State(Program supervisor, Options options, @Nullable Double readySeconds, List<PartState> parts) {

    State {
        parts = List.copyOf(parts);
    }

    /** What a part is doing. */
    enum Phase {
        WAITING,
        STARTING,
        READY,
        RESTARTING,
        STOPPED
    }

    /**
     * How one part is.
     *
     * @param program absent until it was started once
     * @param restarts how many times it ended by itself and was started again
     */
    record PartState(
            String name,
            List<Integer> ports,
            Phase phase,
            @Nullable Program program,
            int restarts) {

        PartState {
            ports = List.copyOf(ports);
        }
    }
}
