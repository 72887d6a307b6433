package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Environment;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "600", "max"})
    void aSpeedIsAWholeNumberOrMax(String speed) {
        assertThat(options(speed, 0).speed()).isEqualTo(speed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "fast", "MAX", "9999999999"})
    void anyOtherSpeedIsRefused(String speed) {
        assertThatThrownBy(() -> options(speed, 0)).hasMessageStartingWith("the speed is a whole number or max");
    }

    @Test
    void theOffsetIsAddedToEveryPort() {
        assertThat(options("max", 100).port(Port.GATEWAY)).isEqualTo(8180);
        assertThat(options("max", 100).url()).isEqualTo("http://localhost:8180");
        assertThat(options("max", 100).http(Port.KAFKA)).isEqualTo("http://127.0.0.1:19192");
    }

    @Test
    void usersComeOverTlsWhereThereIsACertificate() {
        Tls certificate = new Tls(Path.of("certificate.pem"), Path.of("key.pem"));
        assertThat(new Options(Environment.REPLAY, "max", false, false, false, certificate, 100).url())
                .isEqualTo("https://localhost:8543");
    }

    @Test
    void everyPortIsAPortWithTheHighestOffset() {
        int highest = 65_535
                - Arrays.stream(Port.values())
                        .mapToInt(port -> port.plus(0))
                        .max()
                        .orElseThrow();
        assertThat(options("max", highest).portOffset()).isEqualTo(highest);
        assertThatThrownBy(() -> options("max", highest + 1)).hasMessageContaining("between 0 and " + highest);
        assertThatThrownBy(() -> options("max", -1)).hasMessageContaining("not -1");
    }

    @Test
    void noTwoProcessesShareAPort() {
        assertThat(Arrays.stream(Port.values()).map(port -> port.plus(0))).doesNotHaveDuplicates();
    }

    private static Options options(String speed, int portOffset) {
        return new Options(Environment.REPLAY, speed, false, false, false, null, portOffset);
    }
}
