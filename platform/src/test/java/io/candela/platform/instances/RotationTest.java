package io.candela.platform.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final URI A = URI.create("http://a:1");
    private static final URI B = URI.create("http://b:1");

    private final Rotation rotation = new Rotation(Duration.ofSeconds(5));

    @Test
    void instancesTakeTurns() {
        assertThat(IntStream.range(0, 4).mapToObj(_ -> rotation.next(List.of(A, B), null, NOW)))
                .containsExactly(A, B, A, B);
    }

    @Test
    void whereThereIsNoneThereIsNone() {
        assertThat(rotation.next(List.of(), null, NOW)).isNull();
        assertThat(rotation.next(List.of(A), A, NOW)).isNull();
    }

    @Test
    void theOneThatWasTriedIsNotTriedAgain() {
        for (int i = 0; i < 4; i++) {
            assertThat(rotation.next(List.of(A, B), A, NOW)).isEqualTo(B);
        }
    }

    @Test
    void theUnreachableOneRestsAndComesBack() {
        rotation.unreachable(A, NOW);
        for (int i = 0; i < 4; i++) {
            assertThat(rotation.next(List.of(A, B), null, NOW.plusSeconds(4))).isEqualTo(B);
        }
        assertThat(IntStream.range(0, 4).mapToObj(_ -> rotation.next(List.of(A, B), null, NOW.plusSeconds(5))))
                .contains(A, B);
    }

    @Test
    void ifAllRestOneIsTriedAllTheSame() {
        rotation.unreachable(A, NOW);
        rotation.unreachable(B, NOW);
        assertThat(rotation.next(List.of(A, B), null, NOW)).isNotNull();
    }
}
