package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.local.launcher.State.PartState;
import io.candela.local.launcher.State.Phase;
import io.candela.local.process.Launch;
import io.candela.local.process.Launch.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With small programs in place of the real ones: what matters here is who starts and ends when. */
class SupervisorTest {

    private static final Options OPTIONS = new Options(new Market.Replay("max", false), false, false, null, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Home home;
    private Supervisor supervisor;

    @BeforeEach
    void createHome() throws IOException {
        home = new Home(folder);
        home.create();
        home.beginLogs();
        supervisor = supervise();
    }

    @AfterEach
    void stop() throws IOException {
        supervisor.stop();
    }

    @Test
    void aPartStartsOnceWhatItNeedsIsReady() throws Exception {
        supervisor = supervise(runs("gateway", "kafka"), runs("kafka"));
        assertThat(start()).isInstanceOf(Outcome.Usable.class);
        assertThat(Files.getLastModifiedTime(folder.resolve("gateway.ready")))
                .isGreaterThanOrEqualTo(Files.getLastModifiedTime(folder.resolve("kafka.ready")));
        assertThat(printed().lines()).hasSize(2).first().asString().contains("kafka", "ready in");
    }

    @Test
    void theTimeToReadyCountsFromTheBeginningThatIsGiven() throws Exception {
        supervisor = supervise(runs("kafka"));
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        Outcome outcome = supervisor.start(() -> true, InstantSource.fixed(begin.plusMillis(24_100)), begin);
        assertThat(outcome).isEqualTo(new Outcome.Usable(Duration.ofMillis(24_100)));
        assertThat(state().readySeconds()).isEqualTo(24.1);
    }

    @Test
    void aPartThatDiesWhileItStartsFailsTheWholeAndNothingIsLeftRunning() throws Exception {
        Part dies = part("questdb", Set.of(), "echo no room; exit 3");
        supervisor = supervise(runs("kafka"), dies, runs("gateway", "kafka", "questdb"));
        assertThat(start())
                .isEqualTo(new Outcome.Failed(
                        "questdb",
                        "ended with exit code 3 while it started.",
                        home.log("questdb"),
                        List.of("no room")));
        List<Program> started = programs();
        supervisor.stop();
        assertThat(started).allSatisfy(program -> assertThat(program.running()).isEmpty());
        assertThat(folder.resolve("gateway.ready")).doesNotExist();
        assertThat(StateFile.in(home).read()).isEmpty();
    }

    @Test
    void aPartThatDiesWhileOthersStartFailsTheWhole() throws Exception {
        Part dies = part("redis", Set.of(), "touch redis.ready; sleep 0.3; exit 4");
        Part slow = part("kafka", Set.of(), "while [ ! -e never ]; do sleep 1; done");
        supervisor = supervise(dies, slow);
        assertThat(start())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.what())
                                .isEqualTo("ended with exit code 4 while others still started."));
    }

    @Test
    void aPartThatCannotBePreparedFailsTheWhole() throws Exception {
        supervisor = supervise(new Part("kafka", List.of(), Set.of(), log -> {
            throw new IOException("no jar");
        }));
        assertThat(start())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.what()).isEqualTo("cannot be started: no jar"));
    }

    @Test
    void aPartThatIsKilledOnceAllAreReadyIsStartedAgain() throws Exception {
        supervisor = supervise(runs("market-data-service"), runs("gateway"));
        start();
        supervisor.keep();
        Program before = Objects.requireNonNull(part("market-data-service").program());
        before.running().orElseThrow().destroyForcibly();
        await().atMost(PATIENCE)
                .until(() -> part("market-data-service").restarts() == 1
                        && part("market-data-service").phase() == Phase.READY);
        assertThat(Objects.requireNonNull(part("market-data-service").program()).running())
                .isPresent()
                .get()
                .isNotEqualTo(before);
        assertThat(part("gateway").restarts()).isZero();
        assertThat(printed()).contains("market-data-service ended with exit code 137; it is started again");
    }

    @Test
    void aPartThatEndsWhileAllEndStaysEnded() throws Exception {
        supervisor = supervise(runs("kafka"), runs("gateway", "kafka"));
        start();
        supervisor.keep();
        List<Program> started = programs();
        supervisor.stop();
        assertThat(started).allSatisfy(program -> assertThat(program.running()).isEmpty());
        assertThat(printed()).doesNotContain("started again");
    }

    private Outcome start() throws InterruptedException {
        return supervisor.start(() -> true, InstantSource.system(), Instant.now());
    }

    private State state() throws IOException {
        return StateFile.in(home).read().orElseThrow();
    }

    private PartState part(String name) throws IOException {
        return state().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Program> programs() throws IOException {
        return state().parts().stream()
                .map(PartState::program)
                .filter(Objects::nonNull)
                .toList();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Supervisor supervise(Part... parts) {
        Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new Supervisor(OPTIONS, home, List.of(parts), report);
    }

    private Part runs(String name, String... needs) {
        return part(name, Set.of(needs), "touch " + name + ".ready; exec sleep 600");
    }

    /** Ready when it has made its file. */
    private Part part(String name, Set<String> needs, String script) {
        Path ready = folder.resolve(name + ".ready");
        return new Part(name, List.of(), needs, log -> {
            Files.deleteIfExists(ready);
            return new Launch(
                    name,
                    List.of("sh", "-c", script),
                    Map.of(),
                    folder,
                    log,
                    () -> Files.exists(ready),
                    PATIENCE,
                    Signal.TERM);
        });
    }
}
