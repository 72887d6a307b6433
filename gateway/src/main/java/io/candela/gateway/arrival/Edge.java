package io.candela.gateway.arrival;

import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Sends requests through the stages, but not those to the management port, which this filter sees as well. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class Edge implements WebFilter {
    private final List<Stage> stages;
    private volatile int managementPort = -1;

    Edge(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if ("management".equals(event.getApplicationContext().getServerNamespace())) {
            managementPort = event.getWebServer().getPort();
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        InetSocketAddress local = exchange.getRequest().getLocalAddress();
        return local != null && local.getPort() == managementPort
                ? chain.filter(exchange)
                : from(0, chain).filter(exchange);
    }

    private WebFilterChain from(int index, WebFilterChain end) {
        return index == stages.size() ? end : exchange -> stages.get(index).pass(exchange, from(index + 1, end));
    }
}
