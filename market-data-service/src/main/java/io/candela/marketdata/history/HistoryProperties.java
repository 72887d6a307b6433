package io.candela.marketdata.history;

import io.questdb.client.Sender;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the store is and how it is written.
 *
 * @param http where it takes rows
 * @param url where it answers queries
 * @param keep how long it keeps rows; see {@link Keep}
 * @param batch how many rows are enough to write them at once
 * @param flushEvery how long rows wait for others to be written with
 * @param firstPause before the second attempt to reach it
 * @param longestPause between attempts, however many have failed
 */
@ConfigurationProperties("candela.market-data.history")
record HistoryProperties(
        URI http,
        String url,
        String username,
        String password,
        @DefaultValue Keep keep,
        @DefaultValue("10000") int batch,
        @DefaultValue("500ms") Duration flushEvery,
        @DefaultValue("250ms") Duration firstPause,
        @DefaultValue("5s") Duration longestPause) {

    /** A new connection that takes rows, which are sent when it is told to. */
    Sender sender() {
        return Sender.fromConfig(
                "http::addr=%s:%d;username=%s;password=%s;auto_flush=off;retry_timeout=0;protocol_version=3;"
                        .formatted(http.getHost(), http.getPort(), username, password.replace(";", ";;")));
    }

    @Override
    public String toString() {
        return "HistoryProperties[http=" + http + ", url=" + url + ", keep=" + keep + "]";
    }
}
