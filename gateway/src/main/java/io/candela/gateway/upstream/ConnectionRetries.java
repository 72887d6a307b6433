package io.candela.gateway.upstream;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/** Keeps the client from asking again by itself when a connection breaks: that is decided by the budget alone. */
@Component
class ConnectionRetries implements HttpClientCustomizer {
    @Override
    public HttpClient customize(HttpClient client) {
        return client.disableRetry(true);
    }
}
