package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.local.launcher.State.PartState;
import io.candela.local.launcher.State.Phase;
import io.candela.local.process.Launch.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    private static final State STATE = new State(
            new Program(1, Instant.parse("2026-01-01T00:00:00.010Z"), Signal.TERM),
            new Options(
                    new Market.Replay("max", true),
                    false,
                    true,
                    new Tls(Path.of("/certificates/of here.pem"), Path.of("/certificates/key.pem")),
                    100),
            24.1,
            List.of(
                    new PartState(
                            "postgres",
                            List.of(15532),
                            Phase.READY,
                            new Program(2, Instant.parse("2026-01-01T00:00:01Z"), Signal.INT),
                            1),
                    new PartState("gateway", List.of(8180, 18180), Phase.WAITING, null, 0)));

    @TempDir
    private Path folder;

    @Test
    void theStateIsReadAsItWasWritten() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.json"));
        file.write(STATE);
        assertThat(file.read()).contains(STATE);
    }

    @Test
    void thereIsNoStateOnceItIsDeleted() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.json"));
        file.write(STATE);
        file.delete();
        assertThat(file.read()).isEmpty();
    }
}
