package io.candela.marketdata.exports;

import io.candela.platform.json.RecordJson;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An object in each line. The last says {@code complete} and how many rows there were: a file without it is a part of one. */
final class NdjsonWriter extends RowWriter {
    private final byte[][] names;
    private int column;
    private boolean begun;

    NdjsonWriter(List<String> columns, OutputStream target) {
        super(target);
        this.names = columns.stream().map(name -> ascii("\"" + name + "\":")).toArray(byte[][]::new);
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        name();
        if (isPlain(bytes, from, to)) {
            put('"');
            put(bytes, from, to);
            put('"');
        } else {
            put(RecordJson.mapper().writeValueAsBytes(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void plain(String value) {
        name();
        put(ascii(value));
    }

    @Override
    public void list(List<String> values) {
        name();
        put(RecordJson.mapper().writeValueAsBytes(values));
    }

    @Override
    public void absent() {
        column++;
    }

    @Override
    void endRow() {
        put('}');
        put('\n');
        column = 0;
        begun = false;
    }

    @Override
    void endFile(long count) {
        put(ascii("{\"complete\":true,\"rows\":" + count + "}\n"));
    }

    private void name() {
        put(begun ? ',' : '{');
        begun = true;
        put(names[column++]);
    }

    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < ' ' || bytes[i] == '"' || bytes[i] == '\\') {
                return false;
            }
        }
        return true;
    }
}
