package io.candela.local.launcher;

import io.candela.local.launcher.State.PartState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends an instance: by way of its supervisor, or, where that is gone, what it left behind. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops Candela.")
final class Down implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(20);

    @Mixin
    private final HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<State> state = home.state();
        if (state.isEmpty()) {
            System.out.println("Candela does not run here.");
            return 0;
        }
        state.get().supervisor().end(PATIENCE);
        Optional<State> left = home.state();
        if (left.isPresent()) {
            endLeftovers(left.get());
        }
        System.out.println("Stopped");
        return 0;
    }

    /** Only an orderly end removes the state: the supervisor was killed. Services come last in it, and end first. */
    private void endLeftovers(State state) throws IOException, InterruptedException {
        for (PartState part : state.parts().reversed()) {
            if (part.program() != null) {
                part.program().end(GRACE);
            }
        }
        StateFile.in(home.home()).delete();
    }
}
