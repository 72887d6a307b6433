package io.candela.marketdata.feeds.wire;

import java.math.BigDecimal;

/** One list of a venue's JSON whose places have meanings, such as the price and the quantity of a level; used as a {@link WireObject} is. */
public final class WireRow {
    private static final int MOST = 8;

    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private byte[] in = {};
    private int size;

    /** Reads the list that begins at {@code from}; the answer is where it ends. Throws {@link Malformed}. */
    int read(byte[] bytes, int from, int end) {
        in = bytes;
        size = 0;
        int at = Json.token(bytes, Json.expect(bytes, from, end, '['), end);
        if (bytes[at] == ']') {
            return at + 1;
        }
        while (true) {
            int behind = Json.skip(bytes, at, end);
            if (size < MOST) {
                starts[size] = at;
                ends[size++] = behind;
            }
            at = Json.token(bytes, behind, end);
            if (bytes[at] == ']') {
                return at + 1;
            }
            at = Json.token(bytes, Json.expect(bytes, at, end, ','), end);
        }
    }

    /** The number at a place, the first of which is 0, with all digits that are written. */
    public BigDecimal exact(int place) {
        return WireValues.exact(in, from(place), to(place));
    }

    /** The first byte of the value at a place, its quote left out. */
    public byte first(int place) {
        return in[from(place)];
    }

    private int from(int place) {
        if (place >= size) {
            throw new Malformed("A list is too short");
        }
        return in[starts[place]] == '"' ? starts[place] + 1 : starts[place];
    }

    private int to(int place) {
        return in[ends[place] - 1] == '"' ? ends[place] - 1 : ends[place];
    }
}
