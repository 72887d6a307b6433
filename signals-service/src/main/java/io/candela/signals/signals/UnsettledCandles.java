package io.candela.signals.signals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The candles of one series that may still be corrected. */
interface UnsettledCandles {
    /** What is known of the candle that opened at {@code openTime}; nothing of one that is settled. */
    @Nullable
    Seen find(Instant openTime);

    /** Those that opened in (after, to], in the order of time. */
    List<Seen> between(Instant after, Instant to);

    void save(Seen candle);

    void remove(Instant openTime);

    /** Open time of the newest candle that is settled, as all before it are; {@link Instant#MIN} at the beginning. */
    Instant settledTo();

    /** Forgets the candles that opened at or before {@code openTime}: they are settled. */
    void settle(Instant openTime);
}
