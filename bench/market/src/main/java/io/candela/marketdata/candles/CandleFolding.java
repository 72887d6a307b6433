package io.candela.marketdata.candles;

import io.candela.bench.Logs;
import io.candela.bench.market.BenchTrades;
import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Trades of many instruments, folded into candles of every interval and saved, with the stores of Kafka Streams in memory
 * and without its logs. Every instrument is traded twice a second, so that with more of them candles close no more often for
 * each trade, and each trade is saved by itself, as commits are more frequent; each second is a tick for all. Venues number
 * the trades of an instrument in sequence. Nothing becomes final, so that after as many trades as much is remembered, however
 * many instruments there are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xms1500m", "-Xmx1500m", "-XX:+UseSerialGC"})
public class CandleFolding {
    /** In one operation: a minute of 5,000 instruments. */
    public static final int TRADES = 600_000;

    private static final int TRADES_A_SECOND = 2;
    private static final long SECOND = 1_000_000_000;

    @Param("100")
    private int instruments;

    private final BenchTrades trades = new BenchTrades(new Venue("coinbase"));
    private final List<CandleBuilder> builders = new ArrayList<>();
    private final List<CandleMemory> memories = new ArrayList<>();
    private List<Instrument> all = List.of();
    private long number;

    @Setup
    public void open() {
        Logs.quiet();
        MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
        for (StoreBuilder<?> builder : CandleStores.builders()) {
            StateStore store =
                    builder.withCachingDisabled().withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
        }
        CandleStores stores = new CandleStores(context);
        CandleRules rules = new CandleRules(Duration.ofSeconds(2), Duration.ofDays(7));
        all = BenchTrades.instruments(instruments);
        for (Instrument instrument : all) {
            builders.add(new CandleBuilder(Environment.SANDBOX, instrument, rules, BenchTrades.BEGIN));
            memories.add(stores.of(instrument));
        }
    }

    @Benchmark
    public long fold() {
        long apart = SECOND / TRADES_A_SECOND / instruments;
        int aSecond = TRADES_A_SECOND * instruments;
        long candles = 0;
        for (int i = 0; i < TRADES; i++) {
            Instant time = BenchTrades.BEGIN.plusNanos(number * apart);
            int which = (int) (number % instruments);
            builders.get(which).count(trades.trade(all.get(which), number / instruments, time));
            builders.get(which).save(memories.get(which));
            number++;
            if (number % aSecond == 0) {
                candles += tick(BenchTrades.BEGIN.plusSeconds(number / aSecond));
            }
        }
        return candles;
    }

    private long tick(Instant time) {
        long candles = 0;
        for (int i = 0; i < instruments; i++) {
            List<Candle> changed = builders.get(i).advance(time);
            builders.get(i).save(memories.get(i));
            candles += changed.size();
        }
        return candles;
    }
}
