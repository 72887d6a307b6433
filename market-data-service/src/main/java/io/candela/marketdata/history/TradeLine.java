package io.candela.marketdata.history;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A trade as the store writes it: the bytes of each column, which lie side by side. It is written over by the next one that
 * takes its place.
 */
public final class TradeLine {
    static final String COLUMNS = "CAST(time AS LONG) nanos, venue, trade_id, price, quantity, taker_side,"
            + " CAST(received_at AS LONG) received";

    /** Those of one time, as the list of trades has them. */
    static final Comparator<TradeLine> ORDER = Comparator.comparing((TradeLine line) -> line, byColumn(Column.VENUE))
            .thenComparingInt(line -> line.to(Column.TRADE_ID) - line.from(Column.TRADE_ID))
            .thenComparing(byColumn(Column.TRADE_ID));

    private static final int COUNT = Column.values().length;
    private static final int ROOM = 256;

    private final int[] ends = new int[COUNT];
    private byte[] bytes = new byte[ROOM];
    private int length;
    private int columns;

    /** What a trade has, in the order of the store. */
    public enum Column {
        NANOS(0),
        VENUE(1),
        TRADE_ID(2),
        PRICE(3),
        QUANTITY(4),
        TAKER_SIDE(5),
        RECEIVED(6);

        private final int place;

        Column(int place) {
            this.place = place;
        }
    }

    /** Where the columns lie. */
    public byte[] bytes() {
        return bytes;
    }

    public int from(Column column) {
        return column.place == 0 ? 0 : ends[column.place - 1];
    }

    /** Exclusive; the same as {@link #from} where there is no value. */
    public int to(Column column) {
        return ends[column.place];
    }

    /** The number in a column. */
    public long number(Column column) {
        long number = 0;
        for (int i = from(column); i < to(column); i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }

    void clear() {
        length = 0;
        columns = 0;
    }

    boolean isEmpty() {
        return length == 0 && columns == 0;
    }

    boolean isWhole() {
        return columns == COUNT;
    }

    void append(byte each) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = each;
    }

    void endColumn() {
        if (columns < COUNT) {
            ends[columns] = length;
        }
        columns++;
    }

    private static Comparator<TradeLine> byColumn(Column column) {
        return (one, other) -> Arrays.compareUnsigned(
                one.bytes, one.from(column), one.to(column), other.bytes, other.from(column), other.to(column));
    }
}
