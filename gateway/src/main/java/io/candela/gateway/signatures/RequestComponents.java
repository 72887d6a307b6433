package io.candela.gateway.signatures;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/**
 * What of a request can be signed (RFC 9421, section 2).
 *
 * @param authority host and port as the caller wrote them
 * @param path as it came over the wire, not decoded
 * @param query likewise, without the question mark; absent if there is none
 * @param headers the values of a header, by its name
 */
record RequestComponents(
        String method,
        String scheme,
        String authority,
        String path,
        @Nullable String query,
        Function<String, List<String>> headers) {

    RequestComponents {
        authority = normal(authority, scheme);
        path = path.isEmpty() ? "/" : path;
    }

    /** The value of a component; nothing if there is none, or if it is asked for in a form that is not understood here. */
    @Nullable
    String value(StringItem component) {
        if (!component.getParams().isEmpty()) {
            return null;
        }
        String name = component.get();
        return switch (name) {
            case "@method" -> method;
            case "@scheme" -> scheme;
            case "@authority" -> authority;
            case "@path" -> path;
            case "@query" -> '?' + (query == null ? "" : query);
            case "@request-target" -> target();
            case "@target-uri" -> scheme + "://" + authority + target();
            default -> header(name, headers);
        };
    }

    /** As it is compared: in lower case, and without the port that the scheme has anyway. */
    static String normal(String authority, String scheme) {
        String lower = authority.toLowerCase(Locale.ROOT);
        String port = scheme.equals("https") ? ":443" : ":80";
        return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
    }

    private String target() {
        return query == null ? path : path + '?' + query;
    }

    /** The value of a header among {@code headers}, by its name in lower case (RFC 9421, section 2.1). */
    static @Nullable String header(String name, Function<String, List<String>> headers) {
        if (name.startsWith("@") || !name.equals(name.toLowerCase(Locale.ROOT))) {
            return null;
        }
        List<String> values = headers.apply(name);
        return values.isEmpty() ? null : values.stream().map(String::strip).collect(Collectors.joining(", "));
    }
}
