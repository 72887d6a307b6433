package io.candela.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.gateway.routes.RouteTable.Match;
import io.candela.gateway.routes.RoutesProperties.Definition;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;

class RouteTableTest {
    private final RouteTable table = table(
            definition("fruit", "GET", "fruit:read", "/v1/fruit", "/v1/fruit/{id}"),
            definition("fruit", "DELETE", "fruit:write", "/v1/fruit/{id}"),
            definition("best", "GET", "public", "/v1/fruit/best"));

    @Test
    void theMostSpecificPatternWins() {
        assertThat(found("GET", "/v1/fruit/best").service()).isEqualTo("best");
        assertThat(found("GET", "/v1/fruit/7").service()).isEqualTo("fruit");
    }

    @Test
    void theMethodChoosesAmongRoutesOfOnePath() {
        assertThat(found("DELETE", "/v1/fruit/7").access()).isEqualTo(new Access.Scoped("fruit:write"));
        assertThat(found("GET", "/v1/fruit/7").access()).isEqualTo(new Access.Scoped("fruit:read"));
        assertThat(found("GET", "/v1/fruit/best").access()).isEqualTo(new Access.Open());
    }

    @Test
    void aVariableSaysWhatARequestIsAbout() {
        RouteTable subjects = new RouteTable(new RoutesProperties(List.of(new Definition(
                "fruit",
                List.of("/v1/fruit", "/v1/fruit/{id}/pips/{n}"),
                List.of("GET"),
                "public",
                1,
                Duration.ofSeconds(5),
                false,
                "id"))));
        assertThat(subject(subjects, "/v1/fruit/7/pips/3")).isEqualTo("7");
        assertThat(subject(subjects, "/v1/fruit/a%20b/pips/3")).isEqualTo("a b");
        assertThat(subject(subjects, "/v1/fruit")).isNull();
    }

    private static @Nullable String subject(RouteTable table, String text) {
        PathContainer path = PathContainer.parsePath(text);
        return table.match("GET", path) instanceof Match.Found(var route) ? route.subjectIn(path) : "nothing found";
    }

    @Test
    void getBringsHead() {
        assertThat(found("HEAD", "/v1/fruit").pattern()).isEqualTo("/v1/fruit");
    }

    @Test
    void aKnownPathWithAnotherMethodSaysWhatIsAllowed() {
        assertThat(match("POST", "/v1/fruit/7"))
                .isInstanceOfSatisfying(
                        Match.WrongMethod.class,
                        wrong -> assertThat(wrong.allowed()).containsExactly("DELETE", "GET", "HEAD", "OPTIONS"));
    }

    @Test
    void anUnknownPathIsUnknown() {
        assertThat(match("GET", "/v1/vegetables")).isInstanceOf(Match.Unknown.class);
        assertThat(match("GET", "/v2/fruit")).isInstanceOf(Match.Unknown.class);
        assertThat(match("GET", "/v1/fruit/7/pips")).isInstanceOf(Match.Unknown.class);
        assertThat(match("GET", "/v1/fruit/..%2Fbest")).isInstanceOf(Match.Found.class);
    }

    @Test
    void aPathAsADocumentWritesItFindsItsRoute() {
        assertThat(table.find("GET", "/v1/fruit/{name}").orElseThrow().pattern())
                .isEqualTo("/v1/fruit/{id}");
        assertThat(table.find("PUT", "/v1/fruit/{name}")).isEmpty();
    }

    @Test
    void twoRoutesForOneThingAreRefused() {
        assertThatThrownBy(
                        () -> table(definition("a", "GET", "x", "/v1/fruit"), definition("b", "GET", "x", "/v1/fruit")))
                .hasMessageContaining("/v1/fruit");
    }

    private EdgeRoute found(String method, String path) {
        return ((Match.Found) match(method, path)).route();
    }

    private Match match(String method, String path) {
        return table.match(method, PathContainer.parsePath(path));
    }

    private static RouteTable table(Definition... definitions) {
        return new RouteTable(new RoutesProperties(Arrays.asList(definitions)));
    }

    private static Definition definition(String service, String method, String scope, String... paths) {
        return new Definition(service, List.of(paths), List.of(method), scope, 1, Duration.ofSeconds(1), false, null);
    }
}
