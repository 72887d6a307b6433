package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.signals.backtests.Sizing.Fixed;
import io.candela.signals.strategies.Setup;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OversightTest {
    private static final int CANDLES = 3 * Steps.BATCH;

    private final Backtester backtester = new Backtester(
            List.of(Candles.walk(CANDLES, 1)), Candles.all(CANDLES), new Terms(0, 0, 0, new Fixed(1), false));
    private final Grid grid = new Grid(
            new Script("LF"),
            new TreeMap<>(Map.of(
                    "skip", IntStream.range(0, 4).mapToObj(BigDecimal::valueOf).toList())));

    @Test
    void progressGrowsToTheTotal() {
        Watch watch = new Watch(Long.MAX_VALUE);
        backtester.search(grid, Objective.TOTAL_RETURN, watch);
        assertThat(watch.done).isSorted().hasSize(12).last().isEqualTo(4L * CANDLES);
        assertThat(watch.total).isEqualTo(4L * CANDLES);
    }

    @Test
    void aWalkForwardCountsItsTrainingsAndTests() {
        Watch watch = new Watch(Long.MAX_VALUE);
        Windows windows = new Windows(Duration.ofHours(CANDLES / 3), Duration.ofHours(CANDLES / 3));
        backtester.walkForward(grid, Objective.TOTAL_RETURN, windows, watch);
        assertThat(watch.done.getLast()).isEqualTo(watch.total).isEqualTo(2L * (4 + 1) * CANDLES / 3);
    }

    @Test
    void onceCancelledItStopsWithinABatch() {
        Watch watch = new Watch(2L * Steps.BATCH);
        Setup setup = Setup.of(new Script("LF"), Map.of());
        assertThatThrownBy(() -> backtester.run(setup, watch)).isInstanceOf(CancellationException.class);
        assertThat(watch.done.getLast()).isEqualTo(2L * Steps.BATCH);
    }

    private static final class Watch implements Oversight {
        private final long limit;
        private final List<Long> done = new ArrayList<>();
        private long total;

        Watch(long limit) {
            this.limit = limit;
        }

        @Override
        public boolean cancelled() {
            return !done.isEmpty() && done.getLast() >= limit;
        }

        @Override
        public void progressed(long steps, long all) {
            done.add(steps);
            total = all;
        }
    }
}
