package io.candela.signals.history;

/**
 * What one request for candles brought.
 *
 * @param settled whether nothing in this part of the history can change any more
 */
record CandlePage(Columns columns, boolean settled) {
    void appendTo(Columns.Builder all) {
        for (int i = 0; i < columns.size(); i++) {
            all.add(columns.openTime(i), columns.bar(i));
        }
    }
}
