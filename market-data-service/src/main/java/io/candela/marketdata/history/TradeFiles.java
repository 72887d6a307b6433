package io.candela.marketdata.history;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * All trades of an instrument and a range, however many, as the store sends them over HTTP: that is several times as fast as
 * rows over the PostgreSQL protocol. Throws {@code Unavailable} while the store is away.
 */
@Component
public class TradeFiles {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final HistoryReads reads;
    private final HistoryProperties properties;
    private final Environment environment;

    TradeFiles(HistoryReads reads, HistoryProperties properties, Environment environment) {
        this.reads = reads;
        this.properties = properties;
        this.environment = environment;
    }

    /** Those in [from, to), in the order of the list of trades, the oldest first. */
    public TradeLines lines(Instrument instrument, Instant from, Instant to) throws IOException {
        return new TradeLines(open(select(TradeLine.COLUMNS, instrument, from, to), "csv"));
    }

    /** Those in [from, to) as a Parquet file, in the order of time, with the names that the API has. */
    public InputStream parquet(Instrument instrument, Instant from, Instant to) {
        String columns = """
                instrument, venue, trade_id AS "tradeId", price, quantity, taker_side AS "takerSide",
                  CAST('%s' AS SYMBOL) AS environment, time, received_at AS "receivedAt\"""".formatted(environment.code());
        return open(select(columns, instrument, from, to), "parquet");
    }

    private static String select(String columns, Instrument instrument, Instant from, Instant to) {
        return """
                SELECT %s FROM trades WHERE instrument = '%s' AND time >= CAST(%d AS TIMESTAMP_NS)
                  AND time < CAST(%d AS TIMESTAMP_NS) ORDER BY time""".formatted(columns, instrument.id(), StoreTime.nanos(from), StoreTime.nanos(to));
    }

    private InputStream open(String query, String form) {
        return reads.read(() -> {
            try {
                return connect(query, form);
            } catch (IOException away) {
                throw new DataAccessResourceFailureException("The store does not send files", away);
            }
        });
    }

    // Unlike the newer client, this one notices when a store that has begun falls silent.
    private InputStream connect(String query, String form) throws IOException {
        URI uri = URI.create("http://%s:%d/exp?fmt=%s&timeout=%d&query=%s"
                .formatted(
                        properties.http().getHost(),
                        properties.http().getPort(),
                        form,
                        LONGEST.toSeconds(),
                        URLEncoder.encode(query, StandardCharsets.UTF_8)));
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        String user = properties.username() + ":" + properties.password();
        connection.setRequestProperty(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        connection.setReadTimeout(Math.toIntExact(SILENCE.toMillis()));
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            throw new IOException("The store answered " + connection.getResponseCode());
        }
        return new StoreStream(connection);
    }
}
