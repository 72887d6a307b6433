package io.candela.signals.history;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.indicators.Bar;
import java.time.Instant;
import java.util.Arrays;

/**
 * The closed candles of one instrument and interval, oldest first: 48 bytes each, one array per field. The arrays are
 * handed out as they are, for loops over millions of candles; whoever gets them only reads.
 */
public final class Columns {
    private static final int BYTES_PER_CANDLE = Long.BYTES + 5 * Double.BYTES;

    private final Instrument instrument;
    private final Interval interval;
    private final long[] openTimes;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    private Columns(Builder builder) {
        this.instrument = builder.instrument;
        this.interval = builder.interval;
        this.openTimes = Arrays.copyOf(builder.openTimes, builder.size);
        this.open = Arrays.copyOf(builder.open, builder.size);
        this.high = Arrays.copyOf(builder.high, builder.size);
        this.low = Arrays.copyOf(builder.low, builder.size);
        this.close = Arrays.copyOf(builder.close, builder.size);
        this.volume = Arrays.copyOf(builder.volume, builder.size);
    }

    public Instrument instrument() {
        return instrument;
    }

    public Interval interval() {
        return interval;
    }

    /** How many candles there are. */
    public int size() {
        return openTimes.length;
    }

    /** Starts of the candles, in seconds since 1970 (UTC), each later than the one before. */
    public long[] openTimes() {
        return openTimes;
    }

    public double[] open() {
        return open;
    }

    public double[] high() {
        return high;
    }

    public double[] low() {
        return low;
    }

    public double[] close() {
        return close;
    }

    /** Units of the base that changed hands. */
    public double[] volume() {
        return volume;
    }

    /** The {@code i}th candle as strategies see it. */
    public Bar bar(int i) {
        return new Bar(open[i], high[i], low[i], close[i], volume[i]);
    }

    /** The start of the {@code i}th candle. */
    public Instant openTime(int i) {
        return Instant.ofEpochSecond(openTimes[i]);
    }

    /** How many candles start before {@code time}: the index of the first that does not. */
    public int indexAt(Instant time) {
        int found = Arrays.binarySearch(openTimes, time.getEpochSecond());
        int index = found < 0 ? -found - 1 : found;
        // A time between two seconds lies after a candle that starts on the first of them.
        return found >= 0 && time.getNano() > 0 ? index + 1 : index;
    }

    /** What the arrays take, for caches that are bounded. */
    public long bytes() {
        return (long) BYTES_PER_CANDLE * size();
    }

    /** Takes candles one by one, oldest first. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 1024;

        private final Instrument instrument;
        private final Interval interval;
        private int size;
        private long[] openTimes = new long[FIRST_CAPACITY];
        private double[] open = new double[FIRST_CAPACITY];
        private double[] high = new double[FIRST_CAPACITY];
        private double[] low = new double[FIRST_CAPACITY];
        private double[] close = new double[FIRST_CAPACITY];
        private double[] volume = new double[FIRST_CAPACITY];

        public Builder(Instrument instrument, Interval interval) {
            this.instrument = instrument;
            this.interval = interval;
        }

        /** Adds the candle that starts at {@code openTime}; throws unless it is later than the one before. */
        public Builder add(Instant openTime, Bar bar) {
            long second = openTime.getEpochSecond();
            if (size > 0 && second <= openTimes[size - 1]) {
                throw new IllegalArgumentException("The candle of %s follows that of %s"
                        .formatted(openTime, Instant.ofEpochSecond(openTimes[size - 1])));
            }
            if (size == openTimes.length) {
                grow(size + size / 2);
            }
            openTimes[size] = second;
            open[size] = bar.open();
            high[size] = bar.high();
            low[size] = bar.low();
            close[size] = bar.close();
            volume[size] = bar.volume();
            size++;
            return this;
        }

        /** What has been added so far; the builder may go on. */
        public Columns build() {
            return new Columns(this);
        }

        private void grow(int capacity) {
            openTimes = Arrays.copyOf(openTimes, capacity);
            open = Arrays.copyOf(open, capacity);
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
            close = Arrays.copyOf(close, capacity);
            volume = Arrays.copyOf(volume, capacity);
        }
    }
}
