package io.candela.bench.market;

import io.candela.bench.Logs;
import io.candela.marketdata.feeds.live.Parsed;
import io.candela.marketdata.feeds.live.WireParser;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.dto.marketdata.Trade;
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

/** One message of a venue, from its bytes to a trade, by each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsPrepend = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
public class MessageParsing {
    @Param("coinbase")
    private String venue = "";

    private byte[][] frames = {};
    private byte[][] peerFrames = {};
    private @Nullable WireParser parser;
    private @Nullable XChangeReader peer;
    private int next;

    @Setup
    public void open() throws IOException {
        Logs.quiet(); // otherwise XChange would log each message
        VenueFrames measured = Venues.named(venue);
        frames = measured.frames().toArray(byte[][]::new);
        peerFrames = measured.peerFrames().toArray(byte[][]::new);
        parser = measured.parser();
        peer = measured.peer();
    }

    @Benchmark
    public @Nullable Parsed candela() {
        return parser == null ? null : parser.parse(frames[next()], BenchTrades.BEGIN);
    }

    @Benchmark
    public @Nullable List<Trade> xchange() {
        return peer == null ? null : peer.read(peerFrames[next()]);
    }

    private int next() {
        next = next + 1 == frames.length ? 0 : next + 1;
        return next;
    }
}
