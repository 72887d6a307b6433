package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.local.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Options OPTIONS = new Options(new Market.Replay("max", false), false, false, null, 0);

    @Test
    void nothingIsInTheWayOfAFreeMachine() {
        assertThat(new Checks(OPTIONS, Checks.NEEDED_MEGABYTES, port -> true).complaints())
                .isEmpty();
    }

    @Test
    void everyPortInUseIsNamedWithWhatNeedsIt() {
        List<String> complaints =
                new Checks(OPTIONS, Long.MAX_VALUE, port -> port != 8080 && port != 19093).complaints();
        assertThat(complaints)
                .containsExactly(
                        "Port 8080 is in use, and the gateway needs it.",
                        "Port 19093 is in use, and Kafka's controller needs it.");
    }

    @Test
    void tooLittleMemoryIsToldWithBothFigures() {
        assertThat(new Checks(OPTIONS, 1_024, port -> true).complaints())
                .containsExactly("Candela needs 2,300 MB of memory, and 1,024 MB are available.");
    }

    @Test
    void zipkinsPortMattersOnlyWithTracing() {
        assertThat(new Checks(OPTIONS, Long.MAX_VALUE, port -> port != 19411).complaints())
                .isEmpty();
        Options tracing = new Options(new Market.Replay("max", false), false, true, null, 0);
        assertThat(new Checks(tracing, Long.MAX_VALUE, port -> port != 19411).complaints())
                .containsExactly("Port 19411 is in use, and Zipkin needs it.");
    }

    @Test
    void thePortForTlsMattersOnlyWithACertificate() {
        assertThat(new Checks(OPTIONS, Long.MAX_VALUE, port -> port != 8443).complaints())
                .isEmpty();
        Tls certificate = new Tls(Path.of("certificate.pem"), Path.of("key.pem"));
        Options tls = new Options(new Market.Replay("max", false), false, false, certificate, 0);
        assertThat(new Checks(tls, Long.MAX_VALUE, port -> port != 8443).complaints())
                .containsExactly("Port 8443 is in use, and the gateway's TLS needs it.");
    }

    @Test
    void theSandboxesPortMattersOnlyInTheSandbox() {
        assertThat(new Checks(OPTIONS, Long.MAX_VALUE, port -> port != 18090).complaints())
                .isEmpty();
        Options sandbox = new Options(new Market.Sandbox(), false, false, null, 0);
        assertThat(new Checks(sandbox, Long.MAX_VALUE, port -> port != 18090).complaints())
                .containsExactly("Port 18090 is in use, and the sandbox needs it.");
    }

    @Test
    void aPortThatAnotherProgramListensOnIsInUse() throws IOException {
        int free = FreePorts.one();
        assertThat(Checks.isFree(free)).isTrue();
        try (ServerSocket other = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Checks.isFree(other.getLocalPort())).isFalse();
        }
    }
}
