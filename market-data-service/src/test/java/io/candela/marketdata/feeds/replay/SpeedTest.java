package io.candela.marketdata.feeds.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
    @Test
    void aFactorShortensTheTapeAndMaxWaitsForNothing() {
        assertThat(Speed.parse("600").duration(Duration.ofMinutes(10))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Speed.parse("0.5").duration(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(Speed.parse("max").duration(Duration.ofDays(7))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0", "-1", "NaN", "Infinity", ""})
    void whatIsNoSpeedIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Speed.parse(text));
    }
}
