package io.candela.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class StoreTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Address FRUIT = new Address("/v1/fruit", "ripe=true");
    private static final int MEBI = 1024 * 1024;

    private final Store store = new Store(2 * MEBI);

    @Test
    void aQueryIsPartOfTheAddress() {
        store.put(FRUIT, answer(NOW, 10, List.of(), request()));
        assertThat(store.find(FRUIT, request())).isNotNull();
        assertThat(store.find(new Address("/v1/fruit", null), request())).isNull();
        assertThat(store.find(new Address("/v1/fruit", "ripe=false"), request()))
                .isNull();
    }

    @Test
    void anAnswerIsForRequestsThatAreAlikeInWhatItVariesOn() {
        Answer free = answer(NOW, 10, List.of("Candela-Plan, Prefer"), request("candela-plan", "free"));
        Answer pro = answer(NOW, 11, List.of("candela-plan", "Prefer"), request("candela-plan", "pro"));
        store.put(FRUIT, free);
        store.put(FRUIT, pro);
        assertThat(store.find(FRUIT, request("candela-plan", "free"))).isSameAs(free);
        assertThat(store.find(FRUIT, request("candela-plan", "pro"))).isSameAs(pro);
        assertThat(store.find(FRUIT, request("candela-plan", "enterprise"))).isNull();
        assertThat(store.find(FRUIT, request("candela-plan", "pro", "prefer", "wait=1")))
                .isNull();
        assertThat(free.variance().names()).containsExactly("prefer");
    }

    @Test
    void whatVariesOnEverythingIsLikeNothing() {
        assertThat(Variance.of(List.of("Accept-Encoding, *"), request())).isNull();
    }

    @Test
    void whatWasEvictedComesBackOnlyByAnAnswerThatWasAskedForLater() {
        store.put(FRUIT, answer(NOW, 10, List.of(), request()));
        store.evict("/v1/fruit", NOW.plusMillis(10));
        assertThat(store.find(FRUIT, request())).isNull();
        store.put(FRUIT, answer(NOW.plusMillis(5), 10, List.of(), request()));
        assertThat(store.find(FRUIT, request())).isNull();
        store.put(FRUIT, answer(NOW.plusMillis(11), 10, List.of(), request()));
        assertThat(store.find(FRUIT, request())).isNotNull();
    }

    @Test
    void itTakesNoMoreMemoryThanItMay() {
        for (int i = 0; i < 1000; i++) {
            store.put(new Address("/v1/fruit/" + i, null), answer(NOW, 100_000, List.of(), request()));
        }
        // Caffeine makes room a little later than it takes in.
        await().untilAsserted(() -> assertThat(store.weight()).isBetween(MEBI / 2L, 2L * MEBI));
    }

    @Test
    void anAddressThatIsNotForSharingIsRememberedUntilSomethingIsKept() {
        store.pass(FRUIT);
        assertThat(store.passes(FRUIT)).isTrue();
        store.put(FRUIT, answer(NOW, 10, List.of(), request()));
        assertThat(store.passes(FRUIT)).isFalse();
    }

    private static Answer answer(Instant born, int size, List<String> vary, UnaryOperator<String> request) {
        return Answer.of(
                new HttpHeaders(),
                Objects.requireNonNull(Variance.of(vary, request)),
                new Lifetime(born, Duration.ofSeconds(10), Duration.ZERO),
                new byte[size]);
    }

    private static UnaryOperator<String> request(String... headers) {
        Map<String, String> values = headers.length == 0
                ? Map.of()
                : headers.length == 2
                        ? Map.of(headers[0], headers[1])
                        : Map.of(headers[0], headers[1], headers[2], headers[3]);
        return name -> values.getOrDefault(name, "");
    }
}
