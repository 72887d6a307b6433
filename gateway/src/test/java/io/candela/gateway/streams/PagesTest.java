package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However many come back at once, few readings go on, and each piece is read once. */
class PagesTest {
    private static final Channel CHANNEL =
            new Channel("things", "t.things", "thing", null, "read", new Conflation.Never(), 10);

    @Test
    void twoThousandClientsStartFourReadersAndShareWhatTheyRead() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Map<Backlog.Fetch, Integer> readings = new ConcurrentHashMap<>();
        CountDownLatch all = new CountDownLatch(1);
        try (Pages pages = new Pages(4, 1 << 20, fetch -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(all);
            readings.merge(fetch, 1, Integer::sum);
            running.decrementAndGet();
            return new Page(fetch.from(), fetch.to(), List.of());
        })) {
            List<CompletableFuture<Page>> asked = new ArrayList<>();
            for (int client = 0; client < 2000; client++) {
                asked.add(pages.read(fetch(client % 20)));
            }
            all.countDown();
            asked.forEach(CompletableFuture::join);
            assertThat(most.get()).isBetween(1, 4);
            assertThat(readings)
                    .hasSize(20)
                    .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
        }
    }

    @Test
    void whatCouldNotBeReadIsReadWhenItIsAskedForAgain() {
        AtomicInteger tries = new AtomicInteger();
        try (Pages pages = new Pages(1, 1 << 20, fetch -> {
            if (tries.getAndIncrement() == 0) {
                throw new IllegalStateException("Kafka is away");
            }
            return new Page(fetch.from(), fetch.to(), List.of());
        })) {
            assertThatThrownBy(() -> pages.read(fetch(0)).join()).hasMessageContaining("Kafka is away");
            assertThat(pages.read(fetch(0)).join().to()).isEqualTo(2048);
        }
    }

    private static Backlog.Fetch fetch(int page) {
        return new Backlog.Fetch(CHANNEL, 1, 0, page * 2048L, (page + 1) * 2048L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
