package io.candela.gateway.openapi;

import io.candela.gateway.routes.EdgeRoute;
import io.candela.gateway.routes.RouteTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one document of those of the services, for callers of the gateway: with the operations that the gateway routes to
 * a service and no others, each with what the gateway asks and adds. What belongs to no service comes from a frame: the
 * title, the tags, the gateway's own pages and the components that all operations share.
 *
 * <p>The result depends on the documents alone, not on the order in which they came.
 */
final class OpenApiMerger {
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final JsonNode frame;
    private final RouteTable routes;
    private final OperationEdge edge;

    OpenApiMerger(JsonNode frame, RouteTable routes, Room room) {
        this.frame = frame;
        this.routes = routes;
        this.edge = new OperationEdge(room);
    }

    /** {@code documents} are the services', by their names. */
    Merging merge(SortedMap<String, JsonNode> documents) {
        Composition composition = new Composition(frame);
        own(composition);
        documents.forEach((service, document) -> add(composition, service, document));
        return composition.complete();
    }

    private void own(Composition composition) {
        operations(
                frame,
                (path, method, operation) -> composition.add(
                        path,
                        method,
                        routes.find(method.toUpperCase(Locale.ROOT), path)
                                .map(route -> edge.answered(path, operation, route))
                                .orElseGet(() -> edge.own(path, operation)),
                        "The gateway",
                        frame));
    }

    private void add(Composition composition, String service, JsonNode document) {
        operations(
                document,
                (path, method, operation) -> route(service, method, path)
                        .ifPresent(route ->
                                composition.add(path, method, edge.routed(path, operation, route), service, document)));
    }

    private Optional<EdgeRoute> route(String service, String method, String path) {
        return routes.find(method.toUpperCase(Locale.ROOT), path).filter(route -> service.equals(route.service()));
    }

    private static void operations(JsonNode document, Visitor visitor) {
        Map<String, JsonNode> paths = new TreeMap<>();
        document.path("paths").forEachEntry(paths::put);
        paths.forEach((path, item) -> METHODS.forEach(method -> {
            if (item.path(method) instanceof ObjectNode operation) {
                visitor.visit(path, method, operation);
            }
        }));
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String path, String method, ObjectNode operation);
    }
}
