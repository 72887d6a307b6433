package io.candela.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How far the feeds are, as market-data-service tells it. */
final class Feeds {

    private static final int TIMEOUT_MILLIS = 2_000;

    private Feeds() {}

    /** The feeds of a running instance; none while the service does not answer. */
    static List<JsonNode> of(Options options) {
        try {
            URLConnection connection = URI.create(options.http(Port.MARKET_DATA_MANAGEMENT) + "/actuator/feeds")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            JsonNode feeds = StateFile.JSON.readTree(connection.getInputStream());
            return StreamSupport.stream(feeds.spliterator(), false).toList();
        } catch (IOException | JacksonException e) {
            return List.of();
        }
    }

    /** One feed in a line: {@code replay: running, at 2013-11-27T10:00:00Z}. */
    static String line(JsonNode feed) {
        JsonNode at = feed.path("feedTime");
        String line =
                feed.path("feed").asString("feed") + ": " + feed.path("state").asString("unknown");
        return at.isString() ? line + ", at " + at.asString() : line;
    }
}
