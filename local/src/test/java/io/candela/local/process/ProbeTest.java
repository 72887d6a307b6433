package io.candela.local.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private static final byte[] PING = "PING\r\n".getBytes(US_ASCII);

    @Test
    void aPortThatNobodyListensOnDoesNotAnswer() {
        int port = FreePorts.one();
        assertThat(Probe.connects(port).answersNow()).isFalse();
        assertThat(Probe.says(port, PING, List.of("+PONG")).answersNow()).isFalse();
        assertThat(Probe.http(URI.create("http://127.0.0.1:" + port)).answersNow())
                .isFalse();
    }

    @Test
    void onlyTheExpectedWordsAreAnAnswer() throws Exception {
        assertThat(saying("+PONG\r\n", List.of("-NOAUTH", "+PONG"))).isTrue();
        assertThat(saying("-NOAUTH Authentication required.\r\n", List.of("-NOAUTH", "+PONG")))
                .isTrue();
        assertThat(saying("-LOADING\r\n", List.of("-NOAUTH", "+PONG"))).isFalse();
        assertThat(saying("", List.of("-NOAUTH", "+PONG"))).isFalse();
    }

    @Test
    void onlySuccessIsAnAnswerOverHttp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known = "Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(known ? 204 : 401, -1);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertThat(Probe.http(uri).answersNow()).isFalse();
            assertThat(Probe.http(uri, Map.of("Authorization", "Bearer key")).answersNow())
                    .isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void twoProbesAnswerTogetherOrNotAtAll() {
        Probe yes = () -> true;
        Probe no = () -> false;
        assertThat(yes.and(yes).answersNow()).isTrue();
        assertThat(yes.and(no).answersNow()).isFalse();
        assertThat(no.and(yes).answersNow()).isFalse();
    }

    @Test
    void aProbeIsAskedAgainUntilItAnswersOrTheTimeIsUp() throws InterruptedException {
        int[] asked = {0};
        Probe third = () -> ++asked[0] == 3;
        assertThat(third.answersWithin(Duration.ofSeconds(20))).isTrue();
        assertThat(asked[0]).isEqualTo(3);
        Probe never = () -> false;
        assertThat(never.answersWithin(Duration.ofMillis(120))).isFalse();
    }

    private static boolean saying(String answer, List<String> expected) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.startVirtualThread(() -> answer(server, answer));
            boolean answered = Probe.says(server.getLocalPort(), PING, expected).answersNow();
            answering.join();
            return answered;
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            assertThat(socket.getInputStream().readNBytes(PING.length)).isEqualTo(PING);
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
