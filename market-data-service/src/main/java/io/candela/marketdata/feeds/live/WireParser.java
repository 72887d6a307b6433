package io.candela.marketdata.feeds.live;

import io.candela.marketdata.feeds.live.Parsed.Broken;
import io.candela.marketdata.feeds.wire.Malformed;
import java.time.Instant;

/** Reads one venue's frames. One connection has one; it is not for several threads. */
@FunctionalInterface
public interface WireParser {
    /**
     * What the frame says. Throws {@link Malformed} or {@link IllegalArgumentException} if it cannot be told.
     *
     * @param frame a whole text message in UTF-8
     */
    Parsed read(byte[] frame, Instant receivedAt);

    /** The same, but a frame that cannot be read is an answer too. */
    default Parsed parse(byte[] frame, Instant receivedAt) {
        try {
            return read(frame, receivedAt);
        } catch (Malformed | IllegalArgumentException why) {
            return new Broken(String.valueOf(why.getMessage()));
        }
    }
}
