package io.candela.gateway.openapi;

import io.candela.gateway.Configured;
import io.candela.gateway.routes.RouteTable;
import io.candela.gateway.routes.RoutesProperties;

/** The routes that the gateway is configured with. */
final class PublishedRoutes {
    private PublishedRoutes() {}

    static RouteTable table() {
        return new RouteTable(Configured.with("candela.gateway", RoutesProperties.class));
    }
}
