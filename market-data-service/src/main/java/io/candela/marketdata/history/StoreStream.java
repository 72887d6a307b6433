package io.candela.marketdata.history;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;

/** What the store sends. Whoever does not want the rest of it hangs up. */
final class StoreStream extends FilterInputStream {
    private final HttpURLConnection connection;

    StoreStream(HttpURLConnection connection) throws IOException {
        super(connection.getInputStream());
        this.connection = connection;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
