package io.candela.gateway.routes;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;

/**
 * A path of the public API.
 *
 * @param pattern the path with its variables in braces
 * @param methods the HTTP methods that it knows
 * @param service the service that answers; absent for what the gateway answers itself
 * @param cost credits that a request takes from the caller's limits
 * @param deadline how long the service may take until it begins to answer
 * @param tickets whether a ticket opens it as well as a key
 * @param subject which segment of the path, counted from 0, says what a request is about; negative if none does
 */
public record EdgeRoute(
        String pattern,
        Set<String> methods,
        @Nullable String service,
        Access access,
        int cost,
        Duration deadline,
        boolean tickets,
        int subject) {
    private static final String ATTRIBUTE = EdgeRoute.class.getName();

    public EdgeRoute {
        methods = Set.copyOf(methods);
    }

    /** The route that a request takes; nothing for the gateway's own pages and for paths that nobody knows. */
    public static @Nullable EdgeRoute of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    /** Throws if the gateway itself answers. */
    public String requiredService() {
        return Objects.requireNonNull(service, "The gateway answers itself");
    }

    /** What a request for {@code path}, which must fit the pattern, is about. */
    public @Nullable String subjectIn(PathContainer path) {
        // Segments alternate with slashes, and a slash comes first.
        return subject < 0 ? null : ((PathContainer.PathSegment) path.elements().get(2 * subject + 1)).valueToMatch();
    }

    void chosenFor(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
