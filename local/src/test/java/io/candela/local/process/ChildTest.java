package io.candela.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.local.process.Launch.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void aProgramIsReadyWhenItAnswers() throws Exception {
        Child child = Child.start(launch("touch ready; exec sleep 600", Signal.TERM, PATIENCE));
        assertThat(child.awaitReady()).isInstanceOf(Startup.Ready.class);
        assertThat(child.isAlive()).isTrue();
        child.stop();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aProgramThatEndsBeforeItAnswersHasDied() throws Exception {
        Child child = Child.start(launch("exit 7", Signal.TERM, PATIENCE));
        assertThat(child.awaitReady()).isEqualTo(new Startup.Died(7));
        assertThat(child.onExit().join()).isEqualTo(7);
    }

    @Test
    void aProgramThatDoesNotAnswerInItsTimeIsSilent() throws Exception {
        Child child = Child.start(launch("exec sleep 600", Signal.TERM, Duration.ofMillis(200)));
        assertThat(child.awaitReady()).isInstanceOf(Startup.Silent.class);
        child.stop();
    }

    @Test
    void whatAProgramPrintsIsAddedToItsLog() throws Exception {
        Launch launch = launch("echo out; echo err >&2", Signal.TERM, PATIENCE);
        Child.start(launch).awaitReady();
        Child.start(launch).awaitReady();
        assertThat(launch.log()).content().isEqualTo("out\nerr\nout\nerr\n");
    }

    @Test
    void aProgramGetsItsSettingsFromTheEnvironment() throws Exception {
        Launch launch = launch("echo $GREETING", Signal.TERM, PATIENCE);
        Child.start(launch).awaitReady();
        assertThat(launch.log()).content().isEqualTo("hello\n");
    }

    @Test
    void aProgramIsAskedToEndByItsOwnSignal() throws Exception {
        // A build in the background ignores INT, and what it starts would too.
        Child child = Child.start(launch("""
                exec env --default-signal=INT sh -c \
                  "trap 'exit 5' INT; trap '' TERM; touch ready; while :; do sleep 0.05; done"
                """, Signal.INT, PATIENCE));
        child.awaitReady();
        child.stop();
        assertThat(child.onExit().join()).isEqualTo(5);
    }

    @Test
    void aProgramThatDoesNotWantToEndIsEndedByForce() throws Exception {
        Child child =
                Child.start(launch("trap '' TERM; touch ready; while :; do sleep 0.05; done", Signal.TERM, PATIENCE));
        child.awaitReady();
        child.stop(Duration.ofMillis(100));
        assertThat(child.onExit().join()).isEqualTo(128 + 9);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatIsNotThereDiesAtOnceAndItsLogSaysWhy() throws Exception {
        Path log = folder.resolve("log");
        Launch launch = new Launch(
                "nothing", List.of("/nowhere/program"), Map.of(), folder, log, () -> false, PATIENCE, Signal.TERM);
        assertThat(Child.start(launch).awaitReady()).isEqualTo(new Startup.Died(127));
        assertThat(log).content().contains("/nowhere/program");
    }

    private Launch launch(String script, Signal stopSignal, Duration patience) {
        Path ready = folder.resolve("ready");
        return new Launch(
                "program",
                List.of("sh", "-c", script),
                Map.of("GREETING", "hello"),
                folder,
                folder.resolve("log"),
                () -> Files.exists(ready),
                patience,
                stopSignal);
    }
}
