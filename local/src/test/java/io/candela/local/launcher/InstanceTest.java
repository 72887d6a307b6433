package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aPortInUseIsToldAndNothingIsStarted() throws IOException, InterruptedException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int offset = other.getLocalPort() - Port.REDIS.plus(0);
            assertThat(run(offset)).isEqualTo(1);
            assertThat(printed())
                    .contains(
                            "Port " + other.getLocalPort() + " is in use, and Redis needs it.", "Nothing was started.");
        }
        assertThat(StateFile.in(new Home(folder)).read()).isEmpty();
        assertThat(new Home(folder).data()).doesNotExist();
    }

    private int run(int portOffset) throws IOException, InterruptedException {
        Options options = new Options(new Market.Replay("max", false), false, false, null, portOffset);
        Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new Instance(folder, new Home(folder), options, report).run();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
