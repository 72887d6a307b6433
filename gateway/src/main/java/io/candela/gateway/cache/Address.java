package io.candela.gateway.cache;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** What is asked for: path and query as they were written, since all that callers get from a service lies at one host. */
record Address(String path, @Nullable String query) {
    static Address of(ServerWebExchange exchange) {
        URI uri = exchange.getRequest().getURI();
        return new Address(uri.getRawPath(), uri.getRawQuery());
    }

    int weight() {
        return 2 * (path.length() + (query == null ? 0 : query.length()));
    }
}
