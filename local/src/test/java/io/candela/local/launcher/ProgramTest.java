package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.local.process.Launch.Signal;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgramTest {

    @Test
    void aRunningProgramIsFoundAndEnded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "600").start();
        Program program = Program.of(process.toHandle(), Signal.TERM);
        assertThat(program.running()).contains(process.toHandle());
        program.end(Duration.ofSeconds(10));
        assertThat(process.isAlive()).isFalse();
        assertThat(program.running()).isEmpty();
    }

    @Test
    void anotherProgramWithTheSameNumberIsLeftAlone() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "600").start();
        try {
            Program actual = Program.of(process.toHandle(), Signal.TERM);
            Program earlier = new Program(actual.pid(), actual.startedAt().minusSeconds(60), Signal.TERM);
            assertThat(earlier.running()).isEmpty();
            earlier.end(Duration.ofSeconds(10));
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aProgramThatDoesNotListenIsEndedByForce() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", "trap '' TERM; echo; while :; do sleep 1; done").start();
        assertThat(process.getInputStream().read()).isEqualTo('\n');
        Program.of(process.toHandle(), Signal.TERM).end(Duration.ofMillis(100));
        assertThat(process.waitFor()).isEqualTo(128 + 9);
    }
}
