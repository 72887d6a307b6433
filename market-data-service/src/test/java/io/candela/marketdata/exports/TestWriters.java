package io.candela.marketdata.exports;

import java.io.OutputStream;
import java.util.List;

/** Writers for tests of other packages. */
public final class TestWriters {
    private TestWriters() {}

    public static RowWriter ndjson(List<String> columns, OutputStream target) {
        return ExportFormat.NDJSON.writer(columns, target);
    }
}
