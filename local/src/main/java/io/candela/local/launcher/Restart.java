package io.candela.local.launcher;

import io.candela.local.launcher.State.PartState;
import io.candela.local.launcher.State.Phase;
import io.candela.local.process.Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends one part; the supervisor, which keeps all parts running, starts it again. */
@Command(name = "restart", mixinStandardHelpOptions = true, description = "Ends one process and starts it again.")
final class Restart implements Callable<Integer> {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Mixin
    private final HomeOption home = new HomeOption();

    @Parameters(paramLabel = "NAME", description = "the process, as ./candela status calls it")
    private String name = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<PartState> part = part();
        if (part.isEmpty() || part.get().program() == null) {
            System.out.println("No process with the name " + name + " runs here.");
            return 1;
        }
        Program before = part.get().program();
        before.end(GRACE);
        Probe again = () -> part().filter(now -> now.phase() == Phase.READY && !before.equals(now.program()))
                .isPresent();
        boolean ready = again.answersWithin(PATIENCE);
        System.out.println(name + (ready ? " is ready again" : " did not get ready again"));
        return ready ? 0 : 1;
    }

    private Optional<PartState> part() throws IOException {
        return home.state().stream()
                .flatMap(state -> state.parts().stream())
                .filter(part -> part.name().equals(name))
                .findFirst();
    }
}
