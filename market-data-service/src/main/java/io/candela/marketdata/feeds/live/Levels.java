package io.candela.marketdata.feeds.live;

import io.candela.marketdata.books.BookLevel;
import io.candela.marketdata.feeds.wire.WireObject;
import io.candela.marketdata.feeds.wire.WireRow;
import java.util.ArrayList;
import java.util.List;

/** Reads the levels of a book that a venue writes as lists of price and quantity. */
public final class Levels {
    private final WireRow row = new WireRow();

    public <F extends Enum<F>> List<BookLevel> of(WireObject<F> message, F side) {
        List<BookLevel> levels = new ArrayList<>();
        message.rows(side, row, () -> levels.add(new BookLevel(row.exact(0), row.exact(1))));
        return levels;
    }
}
