package io.candela.gateway.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndexTest {
    private final Index<Item> index = new Index<>(item -> spread(item.key()));

    @Test
    void itFindsWhatAMapFindsWhateverIsPutReplacedAndRemoved() {
        Random random = new Random(7);
        Map<Integer, Item> expected = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            int key = random.nextInt(2000);
            Item old = find(key);
            assertThat(old).isSameAs(expected.get(key));
            if (old != null && random.nextInt(3) == 0) {
                index.remove(old);
                expected.remove(key);
            } else {
                Item item = new Item(key, i);
                index.put(item, old);
                expected.put(key, item);
            }
            assertThat(index.size()).isEqualTo(expected.size());
        }
        assertThat(expected.values())
                .allSatisfy(item -> assertThat(find(item.key())).isSameAs(item));
    }

    @Test
    void whatIsThereIsFoundWhileOtherThingsComeAndGo() throws InterruptedException {
        index.put(new Item(1_000_000, 0), null);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger missed = new AtomicInteger();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                if (find(1_000_000) == null) {
                    missed.incrementAndGet();
                }
            }
        });
        for (int i = 0; i < 100_000; i++) {
            Item item = new Item(i, i);
            index.put(item, null);
            if (i % 3 == 0) {
                index.remove(item);
            }
            if (i % 1000 == 0) {
                index.put(new Item(1_000_000, i), find(1_000_000));
            }
        }
        done.set(true);
        reader.join();
        assertThat(missed).hasValue(0);
    }

    private @Nullable Item find(int key) {
        return index.find(spread(key), item -> item.key() == key);
    }

    /** Always three share a place. */
    private static int spread(int key) {
        int mixed = (key / 3) * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    private record Item(int key, int version) {}
}
