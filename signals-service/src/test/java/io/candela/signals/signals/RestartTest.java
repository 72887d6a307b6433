package io.candela.signals.signals;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.platform.json.RecordJson;
import io.candela.signals.SignalsApplication;
import io.candela.signals.strategies.CrossSectionalMomentum;
import io.candela.signals.strategies.UniverseSetup;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service, as a process of its own, is killed in the middle of its work, and nobody who reads its signals can tell. */
class RestartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instrument ADA = new Instrument("ADA-USD");
    private static final Instrument SOL = new Instrument("SOL-USD");
    private static final int CANDLES = 15_000;
    private static final List<String> CROSS = List.of(
            "--candela.signals.strategies[0].strategy=ema-cross", "--candela.signals.strategies[0].intervals=1h");
    private static final int CLOSES = 4000;
    private static final UniverseSetup MOMENTUM = UniverseSetup.of(new CrossSectionalMomentum(), Map.of());
    private static final List<String> UNIVERSE = List.of(
            "--candela.signals.strategies[0].strategy=cross-sectional-momentum",
            "--candela.signals.strategies[0].intervals=4h");

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void killingItTwiceNeitherRepeatsNorLosesNorChangesASignal() throws Exception {
        List<Candle> ada = Market.settled(Market.walk(ADA, CANDLES, 5));
        List<Candle> sol = Market.settled(Market.walk(SOL, CANDLES, 6));
        List<String> expectedAda = json(Market.signals(ada));
        List<String> expectedSol = json(Market.signals(sol));
        assertThat(expectedAda).hasSizeGreaterThan(300);
        Broker.createTopics();
        List<Candle> interleaved = new ArrayList<>();
        for (int i = 0; i < CANDLES; i++) {
            interleaved.add(ada.get(i));
            interleaved.add(sol.get(i));
        }
        Broker.publish(interleaved);

        int all = expectedAda.size() + expectedSol.size();
        killOnceThereAre(all / 8);
        int afterFirst = emitted();
        killOnceThereAre(afterFirst + all / 8);
        assertThat(emitted()).as("the second kill hit it at work, too").isLessThan(all);

        start(CROSS);
        await().atMost(PATIENCE).until(() -> emitted() >= all);
        assertThat(Broker.signals(ADA.id())).isEqualTo(expectedAda);
        assertThat(Broker.signals(SOL.id())).isEqualTo(expectedSol);
    }

    @Test
    void norDoesKillingItInTheMiddleOfAUniverse() throws Exception {
        Broker.createTopics();
        List<Instrument> instruments = Broker.ofOnePartition(4);
        List<List<Candle>> walks = instruments.stream()
                .map(each -> Market.settled(Market.walk(each, Interval.H4, CLOSES, each.hashCode())))
                .toList();
        Comparison undisturbed = new Comparison(MOMENTUM, Interval.H4);
        List<Candle> interleaved = new ArrayList<>();
        for (int i = 0; i < CLOSES; i++) {
            for (List<Candle> walk : walks) {
                interleaved.add(walk.get(i));
                undisturbed.take(walk.get(i));
            }
        }
        SortedMap<String, List<Object>> expected = undisturbed.standing();
        assertThat(expected).hasSizeGreaterThan(300);
        Broker.publish(interleaved);

        // Of nobody else: the broker is shared.
        List<String> universe = new ArrayList<>(UNIVERSE);
        universe.add("--candela.signals.strategies[0].instruments="
                + instruments.stream().map(Instrument::id).collect(joining(",")));
        for (int kill = 1; kill <= 2; kill++) {
            int before = said(instruments).size();
            killOnce(() -> said(instruments).size() >= before + expected.size() / 8, universe);
            assertThat(Comparison.standing(said(instruments)).size())
                    .as("kill %d hit it at work", kill)
                    .isLessThan(expected.size());
        }

        start(universe);
        await().atMost(PATIENCE).untilAsserted(() -> {
            SortedMap<String, List<Object>> standing = Comparison.standing(said(instruments));
            assertThat(Stream.concat(expected.keySet().stream(), standing.keySet().stream())
                            .filter(place -> !Objects.equals(standing.get(place), expected.get(place))))
                    .as("what is lost, or is not as it should be, of %d", expected.size())
                    .isEmpty();
        });
        Map<String, List<Integer>> revisions =
                said(instruments).stream().collect(groupingBy(Signal::id, mapping(Signal::revision, toList())));
        assertThat(revisions.values())
                .as("each revision once, and none is missing")
                .allSatisfy(all -> assertThat(all)
                        .isEqualTo(IntStream.range(0, all.size()).boxed().toList()));
    }

    private static List<Signal> said(List<Instrument> instruments) {
        return Broker.signals(instruments.stream().map(Instrument::id).collect(toSet())).stream()
                .map(json -> RecordJson.mapper().readValue(json, Signal.class))
                .toList();
    }

    private void killOnceThereAre(int signals) throws Exception {
        killOnce(() -> emitted() >= signals, CROSS);
    }

    private void killOnce(Callable<Boolean> atWork, List<String> running) throws Exception {
        Process service = start(running);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(atWork);
        service.destroyForcibly().waitFor();
    }

    private static int emitted() {
        return Broker.signals(ADA.id()).size() + Broker.signals(SOL.id()).size();
    }

    /** Each process gets a state directory of its own: nothing but the broker remembers what the last one did. */
    private Process start(List<String> running) throws Exception {
        Secrets secrets = Secrets.in(Files.createTempDirectory(folder, "secrets"));
        File log = folder.resolve("service-%d.log".formatted(processes.size())).toFile();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SignalsApplication.class.getName(),
                "--server.port=0",
                "--management.server.port=0",
                "--eureka.client.enabled=false",
                "--spring.kafka.bootstrap-servers=" + Broker.SERVERS,
                "--spring.kafka.streams.state-dir=" + Files.createTempDirectory(folder, "state"),
                "--candela.identity.public-keys-file=" + secrets.publicKeys(),
                "--candela.cursor.secret-file=" + secrets.cursorSecret()));
        command.addAll(running);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        processes.add(process);
        return process;
    }

    private static List<String> json(List<Signal> signals) {
        return signals.stream().map(Market::json).toList();
    }
}
