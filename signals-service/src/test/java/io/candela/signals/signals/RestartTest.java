package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Signal;
import io.candela.signals.SignalsApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service, as a process of its own, is killed in the middle of its work, and nobody who reads its signals can tell. */
class RestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instrument ADA = new Instrument("ADA-USD");
    private static final Instrument SOL = new Instrument("SOL-USD");
    private static final int CANDLES = 15_000;

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

        start();
        await().atMost(PATIENCE).until(() -> emitted() >= all);
        assertThat(Broker.signals(ADA.id())).isEqualTo(expectedAda);
        assertThat(Broker.signals(SOL.id())).isEqualTo(expectedSol);
    }

    private void killOnceThereAre(int signals) throws Exception {
        Process service = start();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> emitted() >= signals);
        service.destroyForcibly().waitFor();
    }

    private static int emitted() {
        return Broker.signals(ADA.id()).size() + Broker.signals(SOL.id()).size();
    }

    /** Each process gets a state directory of its own: nothing but the broker remembers what the last one did. */
    private Process start() throws Exception {
        Secrets secrets = Secrets.in(Files.createTempDirectory(folder, "secrets"));
        File log = folder.resolve("service-%d.log".formatted(processes.size())).toFile();
        Process process = new ProcessBuilder(
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
                        "--candela.signals.strategies[0].strategy=ema-cross",
                        "--candela.signals.strategies[0].intervals=1h",
                        "--spring.kafka.bootstrap-servers=" + Broker.SERVERS,
                        "--spring.kafka.streams.state-dir=" + Files.createTempDirectory(folder, "state"),
                        "--candela.identity.public-keys-file=" + secrets.publicKeys(),
                        "--candela.cursor.secret-file=" + secrets.cursorSecret())
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
