package io.candela.bench.market;

import io.candela.contracts.Instrument;
import io.candela.marketdata.feeds.coinbase.CoinbaseFrames;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.WireParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** One message of Coinbase that may be of any of many instruments. There are as many messages, however many instruments. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class ParsingAmongMany {
    private static final int MESSAGES = 5_000;

    @Param("100")
    private int instruments;

    private byte[][] frames = {};
    private @Nullable WireParser parser;
    private int next;

    @Setup
    public void open() {
        CoinbaseFrames coinbase = new CoinbaseFrames();
        BenchTrades trades = new BenchTrades(coinbase.protocol().venue());
        List<Instrument> all = BenchTrades.instruments(instruments);
        List<byte[]> messages = new ArrayList<>(Stream.iterate(0, i -> i < MESSAGES, i -> i + 1)
                .map(i -> trades.trade(all.get(i % instruments), i, BenchTrades.BEGIN.plusMillis(i)))
                .map(trade -> coinbase.frame(trade).getBytes(StandardCharsets.UTF_8))
                .toList());
        Collections.shuffle(messages, new Random(4));
        frames = messages.toArray(byte[][]::new);
        parser = coinbase.parser(all);
    }

    @Benchmark
    public @Nullable Parsed parse() {
        next = next + 1 == frames.length ? 0 : next + 1;
        return parser == null ? null : parser.parse(frames[next], BenchTrades.BEGIN);
    }
}
