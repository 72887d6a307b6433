package io.candela.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.usage.Ledger.Drawn;
import io.candela.gateway.usage.Ledger.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger(3);

    @Test
    void whatIsAlikeIsAddedUp() {
        ledger.count(line("a", "BTC-USD"), 2);
        ledger.count(line("a", "BTC-USD"), 3);
        ledger.count(line("a", null), 0);
        assertThat(ledger.draw())
                .containsExactlyInAnyOrder(
                        new Drawn(line("a", "BTC-USD"), new Sum(2, 5)), new Drawn(line("a", null), new Sum(1, 0)));
        assertThat(ledger.draw()).isEmpty();
    }

    @Test
    void whatNeedsALineTooManyIsDroppedAndCounted() {
        for (String credential : List.of("a", "b", "c", "d", "a", "d")) {
            ledger.count(line(credential, null), 1);
        }
        assertThat(ledger.size()).isEqualTo(3);
        assertThat(ledger.dropped()).isEqualTo(2);
        ledger.draw();
        ledger.count(line("d", null), 1);
        assertThat(ledger.dropped()).isEqualTo(2);
        assertThat(ledger.size()).isEqualTo(1);
    }

    @Test
    void nothingIsLostOrCountedTwiceWhileItIsDrawn() throws InterruptedException {
        // The bound counts a line that is being drawn until it is gone, so there is room for one more than two.
        Ledger ledger = new Ledger(10);
        int threads = 4;
        int each = 50_000;
        CountDownLatch counting = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    ledger.count(line(i % 2 == 0 ? "a" : "b", null), 3);
                }
                counting.countDown();
            });
        }
        List<Drawn> drawn = new ArrayList<>();
        while (counting.getCount() > 0) {
            drawn.addAll(ledger.draw());
        }
        drawn.addAll(ledger.draw());
        assertThat(drawn.stream().mapToLong(it -> it.sum().requests()).sum()).isEqualTo((long) threads * each);
        assertThat(drawn.stream().mapToLong(it -> it.sum().credits()).sum()).isEqualTo(3L * threads * each);
    }

    private static Line line(String credential, @Nullable String subject) {
        return new Line(credential, "acct_1", "/v1/fruit/{id}", 200, subject, 498_000);
    }
}
