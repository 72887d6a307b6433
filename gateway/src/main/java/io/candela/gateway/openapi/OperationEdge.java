package io.candela.gateway.openapi;

import io.candela.gateway.routes.Access;
import io.candela.gateway.routes.EdgeRoute;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway does to requests and answers, said in the description of an operation. */
final class OperationEdge {
    /** The ways in which a key may come: each is a security scheme of the frame. */
    private static final List<String> SCHEMES = List.of("bearer", "header");

    private static final List<String> SCHEMES_AND_TICKET = List.of("bearer", "header", "ticket");

    /** What every answer has, the first one if a page of another origin asks. */
    private static final List<String> HEADERS =
            List.of("Access-Control-Allow-Origin", "RateLimit", "RateLimit-Policy", "X-Request-Id");

    /** Whatever is not named, such as 405, 413 or 500. */
    private static final String ANY_OTHER = "default";

    private static final Map<String, String> ALWAYS = Map.of("429", "TooManyRequests", ANY_OTHER, "OtherProblem");
    private static final Map<String, String> ROUTED =
            Map.of("400", "InvalidRequest", "502", "UpstreamFailed", "503", "Unavailable", "504", "UpstreamTimeout");
    private static final Map<String, String> ANSWERED = Map.of("400", "InvalidRequest");
    private static final Map<String, String> SCOPED = Map.of("401", "Unauthenticated", "403", "Forbidden");

    private final Room room;

    OperationEdge(Room room) {
        this.room = room;
    }

    /** A page of the gateway itself. */
    ObjectNode own(String path, ObjectNode operation) {
        ObjectNode published = published(path, operation, new Access.Open(), Map.of());
        published.putArray("security");
        return published;
    }

    /** An operation on a route that the gateway answers itself. */
    ObjectNode answered(String path, ObjectNode operation, EdgeRoute route) {
        return onRoute(path, operation, route, ANSWERED);
    }

    /** An operation that is routed to a service. */
    ObjectNode routed(String path, ObjectNode operation, EdgeRoute route) {
        return onRoute(path, operation, route, ROUTED);
    }

    private ObjectNode onRoute(String path, ObjectNode operation, EdgeRoute route, Map<String, String> refusals) {
        ObjectNode published = published(path, operation, route.access(), refusals);
        String description = operation.path("description").asString("");
        published.put(
                "description", "%s\n\n%s".formatted(description, terms(route)).strip());
        published.set("security", security(route));
        return published;
    }

    private static String terms(EdgeRoute route) {
        String cost = route.cost() == 1 ? "1 credit" : route.cost() + " credits";
        return switch (route.access()) {
            case Access.Open _ -> "Public. Cost: %s.".formatted(cost);
            case Access.Delegated _ -> "Asks for credentials of its own. Cost: %s.".formatted(cost);
            case Access.Scoped(var scope) -> "Scope: `%s`. Cost: %s.".formatted(scope, cost);
        };
    }

    private ObjectNode published(String path, ObjectNode operation, Access access, Map<String, String> refusals) {
        SortedMap<String, JsonNode> responses = new TreeMap<>();
        operation
                .path("responses")
                .forEachEntry((status, response) -> responses.put(status, announced(operation, status, response)));
        refuse(responses, ALWAYS);
        refuse(responses, refusals);
        if (access instanceof Access.Scoped) {
            refuse(responses, SCOPED);
        }
        if (path.contains("{")) {
            refuse(responses, Map.of("404", "NotFound"));
        }
        ObjectNode published = operation.deepCopy();
        published.set("responses", JsonNodeFactory.instance.objectNode().setAll(responses));
        published.path("parameters").forEach(parameter -> room.write((ObjectNode) parameter));
        return published;
    }

    /** The success with the headers that the gateway adds, and, where it is one page of a list, the link to the next. */
    private static JsonNode announced(ObjectNode operation, String status, JsonNode response) {
        if (!status.startsWith("2")) {
            return response;
        }
        ObjectNode announced = ((ObjectNode) response).deepCopy();
        ObjectNode headers = announced.withObjectProperty("headers");
        HEADERS.forEach(name -> headers.set(name, reference("headers", name)));
        if (isPaged(operation)) {
            headers.set("Link", reference("headers", "Link"));
        }
        return announced;
    }

    private static boolean isPaged(ObjectNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("name").asString("").equals("cursor"));
    }

    private static void refuse(SortedMap<String, JsonNode> responses, Map<String, String> refusals) {
        refusals.forEach((status, name) -> responses.computeIfAbsent(status, _ -> reference("responses", name)));
    }

    private static ArrayNode security(EdgeRoute route) {
        ArrayNode alternatives = JsonNodeFactory.instance.arrayNode();
        if (route.access() instanceof Access.Scoped(var scope)) {
            (route.tickets() ? SCHEMES_AND_TICKET : SCHEMES)
                    .forEach(scheme -> alternatives.addObject().putArray(scheme).add(scope));
        }
        return alternatives;
    }

    private static ObjectNode reference(String section, String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/%s/%s".formatted(section, name));
    }
}
