package io.candela.marketdata.exports;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RFC 4180: a line of names, then a line for each row. What is absent is empty; lists have spaces between their entries. */
final class CsvWriter extends RowWriter {
    private boolean begun;

    CsvWriter(List<String> columns, OutputStream target) {
        super(target);
        put(ascii(String.join(",", columns)));
        endRow();
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        separate();
        if (!needsQuotes(bytes, from, to)) {
            put(bytes, from, to);
            return;
        }
        put('"');
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                put('"');
            }
            put(bytes[i]);
        }
        put('"');
    }

    @Override
    public void plain(String value) {
        separate();
        put(ascii(value));
    }

    @Override
    public void list(List<String> values) {
        byte[] bytes = String.join(" ", values).getBytes(StandardCharsets.UTF_8);
        text(bytes, 0, bytes.length);
    }

    @Override
    public void absent() {
        separate();
    }

    @Override
    void endRow() {
        put('\r');
        put('\n');
        begun = false;
    }

    @Override
    void endFile(long count) {
        // There is no line that could not be taken for a row: the end of the transfer is the end of the file.
    }

    private void separate() {
        if (begun) {
            put(',');
        }
        begun = true;
    }

    private static boolean needsQuotes(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte each = bytes[i];
            if (each == ',' || each == '"' || each == '\r' || each == '\n') {
                return true;
            }
        }
        return false;
    }
}
