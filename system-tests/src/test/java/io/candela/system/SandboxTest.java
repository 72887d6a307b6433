package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The simulated exchanges are real enough for a client that people trade with. */
class SandboxTest {
    private static final Path TARGET = Path.of("..", "sandbox", "target").toAbsolutePath();

    private static Process sandbox;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        sandbox = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        TARGET.resolve("classes") + ":" + TARGET.resolve("lib") + "/*",
                        "io.candela.sandbox.Sandbox",
                        "--port=0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(sandbox.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith("The sandbox is ready on port ")) {
            line = output.readLine();
        }
        assertThat(line).isNotNull();
        port = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
    }

    @AfterAll
    static void stop() {
        sandbox.destroy();
    }

    @Test
    void ccxtReadsMarketsTickersTradesAndCandlesOfAllThree() {
        String printed = Node.run("ccxt.mjs", Map.of(), "http://127.0.0.1:" + port);

        System.out.print(printed);
        assertThat(printed).contains("coinbaseexchange: 21 markets", "kraken: 21 markets", "binance: 21 markets");
    }
}
