package io.candela.gateway.routes;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives the table to Spring Cloud Gateway. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {
    @Bean
    RouteTable routeTable(RoutesProperties properties) {
        return new RouteTable(properties);
    }

    @Bean
    RouteLocator edgeRoutes(RouteTable table) {
        return () -> Flux.fromStream(() -> routed(table)).map(RoutesConfiguration::route);
    }

    @Bean
    RoutePredicateHandlerMapping edgeRouteMapping(
            FilteringWebHandler handler,
            RouteLocator locator,
            RouteTable table,
            GlobalCorsProperties cors,
            Environment environment) {
        return new Mapping(handler, locator, table, cors, environment);
    }

    private static Stream<EdgeRoute> routed(RouteTable table) {
        return table.routes().stream().filter(route -> route.service() != null);
    }

    private static Route route(EdgeRoute route) {
        return Route.async()
                .id(String.join(",", route.methods()) + " " + route.pattern())
                .uri(URI.create("http://" + route.requiredService()))
                .predicate(exchange -> route.equals(EdgeRoute.of(exchange)))
                .metadata(
                        RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                        route.deadline().toMillis())
                .build();
    }

    /** The route was found at the front door: no predicate need be asked again for each request. */
    private static final class Mapping extends RoutePredicateHandlerMapping {
        private final Map<EdgeRoute, Route> routes;

        Mapping(
                FilteringWebHandler handler,
                RouteLocator locator,
                RouteTable table,
                GlobalCorsProperties cors,
                Environment environment) {
            super(handler, locator, cors, environment);
            this.routes = routed(table).collect(Collectors.toMap(Function.identity(), RoutesConfiguration::route));
        }

        @Override
        protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
            EdgeRoute route = EdgeRoute.of(exchange);
            return route == null ? Mono.empty() : Mono.justOrEmpty(routes.get(route));
        }
    }
}
