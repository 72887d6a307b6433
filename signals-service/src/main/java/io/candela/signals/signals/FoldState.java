package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.platform.json.RecordJson;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a fold remembers, and its form as bytes: numbers bit for bit, signals as JSON. */
final class FoldState {
    private static final byte FORMAT = 2;
    private static final int FIXED = Byte.BYTES + 3 * Long.BYTES + 2 * Byte.BYTES;
    private static final long NEVER = Long.MIN_VALUE;

    /** Open time of the first candle that was seen. */
    Instant since = Instant.MIN;
    /** Open time of the newest candle that was seen. */
    Instant newest = Instant.MIN;
    /** Open time of the newest candle that was seen and is settled. */
    Instant settledTo = Instant.MIN;

    Standing settled;
    Standing current;
    /** The newest revision of what was said of each candle that is not settled, by the candle's open time. */
    final NavigableMap<Instant, Signal> said = new TreeMap<>();

    private FoldState(Standing settled, Standing current) {
        this.settled = settled;
        this.current = current;
    }

    static FoldState beginning(Standing standing) {
        return new FoldState(standing, standing);
    }

    /** @param numbers how many doubles the strategy's fold remembers */
    static FoldState read(byte[] memory, int numbers) {
        ByteBuffer source = ByteBuffer.wrap(memory);
        if (memory.length < FIXED + 2 * numbers * Double.BYTES || source.get() != FORMAT) {
            throw new IllegalStateException("Not the memory of a fold of %d numbers".formatted(numbers));
        }
        Instant since = time(source.getLong());
        Instant newest = time(source.getLong());
        Instant settledTo = time(source.getLong());
        FoldState state = new FoldState(standing(source, numbers), standing(source, numbers));
        state.since = since;
        state.newest = newest;
        state.settledTo = settledTo;
        if (source.hasRemaining()) {
            Signal[] said =
                    RecordJson.mapper().readValue(memory, source.position(), source.remaining(), Signal[].class);
            for (Signal signal : said) {
                state.said.put(signal.candleOpenTime(), signal);
            }
        }
        return state;
    }

    byte[] write() {
        byte[] signals = said.isEmpty() ? new byte[0] : RecordJson.mapper().writeValueAsBytes(said.values());
        int numbers = settled.memory().size() + current.memory().size();
        ByteBuffer target = ByteBuffer.allocate(FIXED + numbers * Double.BYTES + signals.length);
        target.put(FORMAT).putLong(code(since)).putLong(code(newest)).putLong(code(settledTo));
        write(settled, target);
        write(current, target);
        return target.put(signals).array();
    }

    private static void write(Standing standing, ByteBuffer target) {
        target.put(code(standing.position()));
        standing.memory().forEach(target::putDouble);
    }

    private static Standing standing(ByteBuffer source, int numbers) {
        Side position = position(source.get());
        List<Double> memory = new ArrayList<>(numbers);
        for (int i = 0; i < numbers; i++) {
            memory.add(source.getDouble());
        }
        return new Standing(position, memory);
    }

    private static long code(Instant time) {
        return time.equals(Instant.MIN) ? NEVER : time.getEpochSecond();
    }

    private static Instant time(long code) {
        return code == NEVER ? Instant.MIN : Instant.ofEpochSecond(code);
    }

    private static byte code(@Nullable Side position) {
        return switch (position) {
            case null -> 0;
            case LONG -> 1;
            case FLAT -> 2;
            case SHORT -> 3;
        };
    }

    private static @Nullable Side position(byte code) {
        return switch (code) {
            case 0 -> null;
            case 1 -> Side.LONG;
            case 2 -> Side.FLAT;
            case 3 -> Side.SHORT;
            default -> throw new IllegalStateException("There is no position " + code);
        };
    }
}
