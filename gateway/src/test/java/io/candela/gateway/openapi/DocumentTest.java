package io.candela.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.documents.Frame;
import io.candela.gateway.routes.Access;
import io.candela.gateway.routes.EdgeRoute;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code docs/api/openapi.json} must be: valid, whole, and of use to who reads it. */
class DocumentTest {
    private final ObjectNode document = Documents.current();

    @Test
    void itIsValid() {
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(faults(document)).isEmpty();
    }

    static Stream<Consumer<ObjectNode>> faults() {
        return Stream.of(
                api -> ((ObjectNode) api.path("info")).remove("title"),
                api -> api.put("path", "misspelt"),
                api -> Documents.operation(api, "GET /v1/feeds").remove("responses"),
                api -> Documents.parameter(api, "GET /v1/prices", "limit").put("in", "nowhere"),
                api -> Documents.parameter(api, "GET /v1/prices", "limit").remove("name"),
                api -> Documents.operation(api, "GET /v1/plans").put("operationId", "listFeeds"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsFound(Consumer<ObjectNode> fault) {
        fault.accept(document);
        assertThat(faults(document)).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        TreeSet<String> references = new TreeSet<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asString()));
        TreeSet<String> components = new TreeSet<>();
        document.path("components")
                .forEachEntry((section, entries) -> entries.forEachEntry((name, _) -> {
                    if (!section.equals("securitySchemes")) {
                        components.add("#/components/%s/%s".formatted(section, name));
                    }
                }));
        assertThat(references).isEqualTo(components);
    }

    @Test
    void everyRouteIsDescribedAndNothingElseIs() {
        List<String> routes = new ArrayList<>();
        for (EdgeRoute route : PublishedRoutes.table().routes()) {
            route.methods().stream()
                    .filter(method -> !method.equals("HEAD") && !(route.access() instanceof Access.Delegated))
                    .forEach(method -> routes.add(method + " " + route.pattern()));
        }
        Frame.load("openapi.yaml")
                .path("paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(path -> !path.startsWith("/v1/"))
                .forEach(path -> routes.add("GET " + path));
        assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void theseAreOpenToAnybody() {
        assertThat(operations().entrySet().stream()
                        .filter(operation ->
                                operation.getValue().path("security").isEmpty())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "GET /.well-known/api-catalog",
                        "GET /.well-known/oauth-protected-resource",
                        "GET /asyncapi.json",
                        "GET /changelog",
                        "GET /changelog.atom",
                        "GET /docs",
                        "GET /live",
                        "GET /openapi.json",
                        "GET /problems",
                        "GET /problems/{code}",
                        "GET /status",
                        "POST /v1/accounts");
    }

    /** The authorization server's own endpoints are described by its metadata, as its standards want it. */
    @Test
    void theRoutesThatTakeNoScopeAreThese() {
        assertThat(PublishedRoutes.table().routes().stream()
                        .filter(route -> !(route.access() instanceof Access.Scoped))
                        .flatMap(route -> route.methods().stream()
                                .filter(method -> !method.equals("HEAD"))
                                .map(method -> method + " " + route.pattern())))
                .containsExactlyInAnyOrder(
                        "POST /v1/accounts",
                        "GET /.well-known/jwks.json",
                        "GET /.well-known/oauth-authorization-server",
                        "GET /.well-known/openid-configuration",
                        "GET /oauth2/authorize",
                        "POST /oauth2/authorize",
                        "GET /oauth2/consent",
                        "GET /oauth2/login",
                        "POST /oauth2/login",
                        "POST /oauth2/introspect",
                        "POST /oauth2/register",
                        "POST /oauth2/revoke",
                        "POST /oauth2/token");
    }

    @Test
    void everyOtherOperationNamesTheScopeOfItsRoute() {
        for (EdgeRoute route : PublishedRoutes.table().routes()) {
            for (String method : route.methods()) {
                if (!method.equals("HEAD") && route.access() instanceof Access.Scoped(var scope)) {
                    JsonNode operation = Documents.operation(document, method + " " + route.pattern());
                    String ticket = route.tickets() ? ",{\"ticket\":[\"%s\"]}".formatted(scope) : "";
                    assertThat(operation.path("security").toString())
                            .isEqualTo(
                                    "[{\"bearer\":[\"%1$s\"]},{\"header\":[\"%1$s\"]}%2$s]".formatted(scope, ticket));
                    assertThat(operation.path("description").asString()).contains("Scope: `%s`".formatted(scope));
                }
            }
        }
    }

    @Test
    void everyOperationIsExplained() {
        assertThat(operations()).allSatisfy((name, operation) -> {
            assertThat(operation.path("summary").asString("")).isNotBlank().doesNotEndWith(".");
            assertThat(operation.path("description").asString(""))
                    .isNotBlank()
                    .doesNotStartWith("Scope:")
                    .endsWith(".");
            assertThat(operation.path("tags")).hasSize(1);
            operation
                    .path("responses")
                    .forEachEntry((status, response) -> assertThat(response.has("$ref")
                                    || response.path("description").asString().length() > 2)
                            .as("%s %s", name, status)
                            .isTrue());
        });
        assertThat(operations().values().stream()
                        .map(operation -> operation.path("operationId").asString("")))
                .allMatch(id -> id.matches("[a-z][A-Za-z]+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyParameterIsExplainedAndShown() {
        assertThat(operations())
                .allSatisfy((name, operation) -> assertThat(
                                operation.path("parameters").valueStream())
                        .allSatisfy(parameter -> {
                            String what = name + " " + parameter.path("name").asString();
                            JsonNode schema = parameter.path("schema");
                            assertThat(parameter.path("description").asString(""))
                                    .as(what)
                                    .isNotBlank();
                            assertThat(parameter.has("example") || schema.has("default") || schema.has("enum"))
                                    .as(what)
                                    .isTrue();
                            if (schema.has("default") && schema.has("enum")) {
                                assertThat(schema.path("enum").valueStream())
                                        .as(what)
                                        .contains(schema.get("default"));
                            }
                        }));
    }

    @Test
    void everySchemaIsExplained() {
        document.at("/components/schemas")
                .forEachEntry(
                        (name, schema) -> assertThat(schema.path("description").asString(""))
                                .as(name)
                                .isNotBlank());
    }

    @Test
    void everyRefusalIsAProblem() {
        assertThat(operations())
                .allSatisfy((name, operation) -> operation.path("responses").forEachEntry((status, response) -> {
                    if (status.matches("[45].*|default")) {
                        JsonNode refusal =
                                document.at(response.path("$ref").asString().substring(1));
                        assertThat(refusal.at("/content/application~1problem+json/schema/$ref")
                                        .asString(""))
                                .as("%s %s", name, status)
                                .isEqualTo("#/components/schemas/Problem");
                    }
                }));
    }

    @Test
    void whatTakesAKeySaysHowItIsRefused() {
        assertThat(operations()).allSatisfy((name, operation) -> {
            assertThat(operation.path("responses").propertyNames()).as(name).contains("429", "default");
            if (!operation.path("security").isEmpty()) {
                assertThat(operation.path("responses").propertyNames()).as(name).contains("400", "401", "403");
            }
        });
        for (EdgeRoute route : PublishedRoutes.table().routes()) {
            for (String method : route.methods()) {
                if (!method.equals("HEAD") && route.service() != null && route.access() instanceof Access.Scoped) {
                    String name = method + " " + route.pattern();
                    assertThat(Documents.operation(document, name)
                                    .path("responses")
                                    .propertyNames())
                            .as(name)
                            .contains("502", "503", "504");
                }
            }
        }
        assertThat(document.at("/components/responses/TooManyRequests/headers").propertyNames())
                .containsExactlyInAnyOrder(
                        "Access-Control-Allow-Origin", "RateLimit", "RateLimit-Policy", "Retry-After");
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
        return operations;
    }

    private static List<String> faults(JsonNode document) {
        return new OpenAPIV3Parser().readContents(document.toString()).getMessages();
    }
}
