package io.candela.signals.grades;

import io.candela.contracts.Candle;
import io.candela.signals.indicators.Bar;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The closed candles that an {@link Outlook} looks at, in the order of time. A corrected candle takes the place of what
 * it corrects; intervals without a trade are not there.
 */
final class Window {
    private static final byte FORMAT = 1;
    private static final int PER_BAR = Long.BYTES + 5 * Double.BYTES;

    private final Outlook outlook;
    private final NavigableMap<Instant, Bar> bars = new TreeMap<>();
    private List<Bar> inOrder = List.of();

    Window(Outlook outlook) {
        this.outlook = outlook;
    }

    /** A window that goes on where the one that gave {@code memory} stood. */
    Window(Outlook outlook, byte[] memory) {
        this(outlook);
        ByteBuffer source = ByteBuffer.wrap(memory);
        if (source.get() != FORMAT || source.remaining() % PER_BAR != 0) {
            throw new IllegalStateException("Not a memory of a window");
        }
        while (source.hasRemaining()) {
            bars.put(
                    Instant.ofEpochSecond(source.getLong()),
                    new Bar(
                            source.getDouble(),
                            source.getDouble(),
                            source.getDouble(),
                            source.getDouble(),
                            source.getDouble()));
        }
        inOrder = List.copyOf(bars.values());
    }

    /** All that is remembered: format, then open time (s), open, high, low, close and volume of each bar. */
    byte[] memory() {
        ByteBuffer target = ByteBuffer.allocate(1 + bars.size() * PER_BAR).put(FORMAT);
        bars.forEach((time, bar) -> target.putLong(time.getEpochSecond())
                .putDouble(bar.open())
                .putDouble(bar.high())
                .putDouble(bar.low())
                .putDouble(bar.close())
                .putDouble(bar.volume()));
        return target.array();
    }

    /** Takes a closed candle of the outlook's interval; the answer is whether that changed anything. */
    boolean take(Candle candle) {
        Bar bar = Bar.of(candle);
        if (bar.equals(bars.get(candle.openTime())) || isTooOld(candle.openTime())) {
            return false;
        }
        bars.put(candle.openTime(), bar);
        bars.headMap(closeTime().minus(outlook.span())).clear();
        inOrder = List.copyOf(bars.values());
        return true;
    }

    private boolean isTooOld(Instant openTime) {
        return !bars.isEmpty() && openTime.isBefore(closeTime().minus(outlook.span()));
    }

    Outlook outlook() {
        return outlook;
    }

    /** Whether there are enough candles for a grade. */
    boolean ready() {
        return bars.size() >= outlook.least();
    }

    /** When the newest candle closed. */
    Instant closeTime() {
        return bars.lastKey().plus(outlook.interval().length());
    }

    /** The oldest first. */
    List<Bar> bars() {
        return inOrder;
    }

    /** How many intervals there are from the oldest candle to the newest, those without a candle included. */
    int intervals() {
        long seconds = closeTime().getEpochSecond() - bars.firstKey().getEpochSecond();
        return (int) (seconds / outlook.interval().length().toSeconds());
    }
}
