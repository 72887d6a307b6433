package io.candela.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpaqueIdsTest {
    @Test
    void anIdIsItsPrefixAndTwentyTwoCharacters() {
        assertThat(at("2026-11-24T00:00:00Z").next("acc")).matches("acc_[0-9A-Za-z]{22}");
    }

    @Test
    void laterIdsSortAfterEarlierOnes() {
        List<String> ids = Stream.of(
                        "1970-01-01T00:00:00Z",
                        "2026-11-24T00:00:00Z",
                        "2026-11-24T00:00:00.001Z",
                        "2026-11-24T00:01:00Z",
                        "5000-01-01T00:00:00Z")
                .map(time -> at(time).next("key"))
                .toList();
        assertThat(ids).isSorted();
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        OpaqueIds ids = at("2026-11-24T00:00:00Z");
        assertThat(Stream.generate(() -> ids.next("key")).limit(10_000)).doesNotHaveDuplicates();
    }

    private static OpaqueIds at(String time) {
        return new OpaqueIds(InstantSource.fixed(Instant.parse(time)), new SecureRandom());
    }
}
