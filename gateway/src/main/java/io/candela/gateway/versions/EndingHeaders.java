package io.candela.gateway.versions;

import io.candela.gateway.versions.VersionsProperties.Ending;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An ending in the words of RFC 9745 and RFC 8594. */
final class EndingHeaders {
    // An HTTP-date (RFC 9110, section 5.6.7) has two digits for the day; the JDK's formatter of RFC 1123 has not.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private EndingHeaders() {}

    static Map<String, String> of(Ending ending) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Deprecation", "@" + ending.deprecation().getEpochSecond());
        Instant sunset = ending.sunset();
        if (sunset != null) {
            headers.put("Sunset", DATE.format(sunset));
        }
        URI link = ending.link();
        if (link != null) {
            headers.put("Link", "<" + link + ">; rel=\"deprecation\"; type=\"text/html\"");
        }
        return headers;
    }
}
