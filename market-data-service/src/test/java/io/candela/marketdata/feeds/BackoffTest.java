package io.candela.marketdata.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {
    @Property
    void theDelayDoublesUpToTheLongestAndIsAtLeastHalfOfThat(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 1000) int failures) {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), random);

        long full = Math.min(30_000, failures > 10 ? 30_000 : 500L << (failures - 1));

        assertThat(backoff.delay(failures)).isBetween(Duration.ofMillis(full / 2), Duration.ofMillis(full));
    }
}
