package io.candela.marketdata.feeds;

import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Begins a trace for one trade in so many; a trace for each would cost more than the trades. */
final class TradeSampling {
    private final RecordTracing tracing;
    private final int oneIn;
    private int passed;

    TradeSampling(RecordTracing tracing, int oneIn) {
        this.tracing = tracing;
        this.oneIn = oneIn;
    }

    /** A span that is to be closed when the trade has been handed on; of most trades, none. */
    @Nullable
    Traced begin(Headers headers) {
        if (++passed < oneIn) {
            return null;
        }
        passed = 0;
        return tracing.producing("feed trade", headers);
    }
}
