package io.candela.marketdata.trades;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.marketdata.exports.TestWriters;
import io.candela.marketdata.history.GeneratedTrades;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class TradeRowsTest {
    private static final long ROWS = 3_000_000;
    private static final long MOST = 8 * 1024 * 1024;

    @Test
    void millionsOfRowsTakeNoMoreMemoryThanAFew() throws IOException {
        TradeRows rows = new TradeRows(new Instrument("BTC-USD"), Environment.SANDBOX);
        Count count = new Count();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        rows.write(GeneratedTrades.lines(ROWS), TestWriters.ndjson(TradeRows.COLUMNS, count));

        // Less than three bytes a row, so that there is nothing that could be held.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST);
        assertThat(count.bytes).isGreaterThan(ROWS * 200);
    }

    private static final class Count extends OutputStream {
        private long bytes;

        @Override
        public void write(int each) {
            bytes++;
        }

        @Override
        public void write(byte[] block, int from, int length) {
            bytes += length;
        }
    }
}
