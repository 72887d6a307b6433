package io.candela.marketdata.feeds.wire;

/** A frame is not what its venue promises. It is counted, not traced, so it carries no stack. */
public final class Malformed extends RuntimeException {
    public Malformed(String why) {
        super(why, null, false, false);
    }
}
