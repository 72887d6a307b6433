package io.candela.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    private final RequestIds ids = new RequestIds();

    @ParameterizedTest
    @ValueSource(strings = {"a1b2c3d4", "6f1c2f5e-7a0d-4f6e-9f0d-2b6c1d3e4f5a", "my_request.1"})
    void aSaneIdIsKept(String id) {
        assertThat(ids.choose(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with space 12", "line\nbreak123", "<script>alert", "naïve-identifier"})
    void anythingElseIsReplaced(String id) {
        assertThat(ids.choose(id)).matches("[0-9a-f]{32}");
    }

    @Test
    void aLongOneAndNoneAreReplacedByFreshOnes() {
        assertThat(ids.choose("x".repeat(65))).matches("[0-9a-f]{32}");
        assertThat(ids.choose(null)).isNotEqualTo(ids.choose(null));
    }

    @Test
    void serverTimingIsInMilliseconds() {
        assertThat(AnswerHeaders.timing(12_345_678, null)).isEqualTo("total;dur=12.345");
        assertThat(AnswerHeaders.timing(7_000, "abc")).isEqualTo("total;dur=0.007, trace;desc=\"abc\"");
    }
}
