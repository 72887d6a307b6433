package io.candela.gateway.routes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the route of a request: the most specific pattern that fits. */
public final class RouteTable {
    private final List<Row> rows;

    public RouteTable(RoutesProperties properties) {
        this.rows = properties.routes().stream()
                .flatMap(definition -> definition.paths().stream().map(path -> row(definition, path)))
                .sorted(Comparator.comparing(Row::pattern))
                .toList();
        refuseDoubles();
    }

    /** The route for {@code method} (upper case) at {@code path}. */
    public Match match(String method, PathContainer path) {
        List<EdgeRoute> others = List.of();
        for (Row row : rows) {
            if (row.pattern().matches(path)) {
                if (row.route().methods().contains(method)) {
                    return new Match.Found(row.route());
                }
                others = others.isEmpty() ? new ArrayList<>() : others;
                others.add(row.route());
            }
        }
        return others.isEmpty() ? new Match.Unknown() : new Match.WrongMethod(allowed(others));
    }

    /** The route at exactly {@code pattern}, such as an OpenAPI document names it, for {@code method}. */
    public Optional<EdgeRoute> find(String method, String pattern) {
        return match(method, PathContainer.parsePath(pattern)) instanceof Match.Found(var route)
                ? Optional.of(route)
                : Optional.empty();
    }

    /** All routes, the most specific first. */
    public List<EdgeRoute> routes() {
        return rows.stream().map(Row::route).toList();
    }

    /** All services that answer a route. */
    public SortedSet<String> services() {
        return routes().stream()
                .map(EdgeRoute::service)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Row row(RoutesProperties.Definition definition, String path) {
        Set<String> methods = new TreeSet<>(definition.methods());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return new Row(
                PathPatternParser.defaultInstance.parse(path),
                new EdgeRoute(
                        path,
                        methods,
                        definition.service(),
                        Access.of(definition.scope()),
                        definition.cost(),
                        definition.deadline(),
                        definition.tickets(),
                        subject(path, definition.subject())));
    }

    private static int subject(String path, @Nullable String variable) {
        return List.of(path.substring(1).split("/")).indexOf("{" + variable + "}");
    }

    private void refuseDoubles() {
        Set<String> seen = new TreeSet<>();
        for (Row row : rows) {
            for (String method : row.route().methods()) {
                if (!seen.add(method + " " + row.pattern())) {
                    throw new IllegalArgumentException("Two routes for " + method + " " + row.pattern());
                }
            }
        }
    }

    private static SortedSet<String> allowed(List<EdgeRoute> routes) {
        SortedSet<String> allowed = new TreeSet<>(Set.of("OPTIONS"));
        routes.forEach(route -> allowed.addAll(route.methods()));
        return allowed;
    }

    private record Row(PathPattern pattern, EdgeRoute route) {}

    /** What a request's method and path lead to. */
    public sealed interface Match {
        record Found(EdgeRoute route) implements Match {}

        /** The path is known, but not for this method. */
        record WrongMethod(SortedSet<String> allowed) implements Match {}

        record Unknown() implements Match {}
    }
}
