package io.candela.bench.streams;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.search.AbstractSearchProcessorFactory;
import io.netty.buffer.search.SearchProcessor;
import io.netty.buffer.search.SearchProcessorFactory;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Counts the trades in what comes, whatever is wrapped around them, by the mark that each has once; behind it stands when
 * it was sent. One thread takes, others ask.
 */
final class Deliveries {
    private static final SearchProcessorFactory MARK =
            AbstractSearchProcessorFactory.newBitapSearchProcessorFactory(TimedTrade.MARK);

    private final LongAdder frames = new LongAdder();
    private final SingleWriterRecorder latencies = new SingleWriterRecorder(3);

    /** A search for one connection, which remembers what has come so far. */
    static SearchProcessor search() {
        return MARK.newSearchProcessor();
    }

    void take(ByteBuf in, SearchProcessor search) {
        long now = System.nanoTime();
        int found = 0;
        int begin = in.readerIndex();
        for (int end; (end = in.forEachByte(begin, in.writerIndex() - begin, search)) >= 0; begin = end + 1) {
            found++;
            if (end + TimedTrade.DIGITS < in.writerIndex()) {
                latencies.recordValue(now - number(in, end + 1));
            }
        }
        frames.add(found);
    }

    private static long number(ByteBuf in, int begin) {
        long number = 0;
        for (int i = begin; i < begin + TimedTrade.DIGITS; i++) {
            number = number * 10 + in.getByte(i) - '0';
        }
        return number;
    }

    long frames() {
        return frames.sum();
    }

    Histogram latencies() {
        return latencies.getIntervalHistogram();
    }
}
