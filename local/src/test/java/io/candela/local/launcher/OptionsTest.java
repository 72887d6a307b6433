package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void theOffsetIsAddedToEveryPort() {
        assertThat(options(100).port(Port.GATEWAY)).isEqualTo(8180);
        assertThat(options(100).url()).isEqualTo("http://localhost:8180");
        assertThat(options(100).http(Port.KAFKA)).isEqualTo("http://127.0.0.1:19192");
    }

    @Test
    void usersComeOverTlsWhereThereIsACertificate() {
        Tls certificate = new Tls(Path.of("certificate.pem"), Path.of("key.pem"));
        assertThat(new Options(new Market.Sandbox(), false, false, certificate, 100).url())
                .isEqualTo("https://localhost:8543");
    }

    @Test
    void everyPortIsAPortWithTheHighestOffset() {
        int highest = 65_535
                - Arrays.stream(Port.values())
                        .mapToInt(port -> port.plus(0))
                        .max()
                        .orElseThrow();
        assertThat(options(highest).portOffset()).isEqualTo(highest);
        assertThatThrownBy(() -> options(highest + 1)).hasMessageContaining("between 0 and " + highest);
        assertThatThrownBy(() -> options(-1)).hasMessageContaining("not -1");
    }

    @Test
    void noTwoProcessesShareAPort() {
        assertThat(Arrays.stream(Port.values()).map(port -> port.plus(0))).doesNotHaveDuplicates();
    }

    private static Options options(int portOffset) {
        return new Options(new Market.Sandbox(), false, false, null, portOffset);
    }
}
