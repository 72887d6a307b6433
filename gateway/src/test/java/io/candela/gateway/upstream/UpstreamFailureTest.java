package io.candela.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.upstream.UpstreamFailure.DistrustedException;
import io.candela.gateway.upstream.UpstreamFailure.NoInstance;
import io.candela.gateway.upstream.UpstreamFailure.UnansweredException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpstreamFailureTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoInstance(), "upstream-unavailable", false),
                Arguments.of(new ConnectException(), "upstream-unavailable", true),
                Arguments.of(new TimeoutException(), "upstream-timeout", true),
                Arguments.of(new IOException(), "upstream-failed", true),
                Arguments.of(new UnansweredException(), "upstream-failed", false),
                Arguments.of(new DistrustedException(), "upstream-failed", false));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsToldToTheCallerAndHeldAgainstTheServiceIfItIsTheServices(
            Throwable thrown, String code, boolean theServices) {
        UpstreamFailure failure = UpstreamFailure.of(thrown);
        assertThat(failure.refusal(Duration.ofSeconds(2)).code()).isEqualTo(code);
        assertThat(failure.isTheServices()).isEqualTo(theServices);
    }
}
