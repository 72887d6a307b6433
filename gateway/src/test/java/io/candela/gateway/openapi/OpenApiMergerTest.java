package io.candela.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.gateway.documents.Frame;
import io.candela.gateway.documents.PublishedDocument;
import io.candela.gateway.routes.RouteTable;
import io.candela.gateway.routes.RoutesProperties;
import io.candela.gateway.routes.RoutesProperties.Definition;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiMergerTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FRUIT = """
            {"openapi":"3.1.0",
             "info":{"title":"Fruit","version":"0"},
             "servers":[{"url":"http://inside:8082"}],
             "paths":{
               "/v1/fruit/{name}":{"get":{"operationId":"getFruit","tags":["market"],"description":"A fruit.",
                 "parameters":[{"name":"name","in":"path","required":true,"schema":{"type":"string"}}],
                 "responses":{"200":{"description":"It","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Fruit"}}}}}}},
               "/v1/fruit":{
                 "post":{"operationId":"plant","tags":["market"],"responses":{"201":{"description":"Planted"},"409":{"$ref":"#/components/responses/Conflict"}}},
                 "get":{"operationId":"listFruit","tags":["market"],"description":"All.",
                   "parameters":[{"name":"cursor","in":"query","schema":{"type":"string"}}],
                   "responses":{"200":{"description":"They"}}}},
               "/inside":{"get":{"operationId":"inside","responses":{"200":{"description":"Secret"}}}}},
             "components":{"schemas":{
               "Fruit":{"type":"object","properties":{"size":{"$ref":"#/components/schemas/Size"}}},
               "Size":{"type":"string"},
               "Unused":{"type":"string"}}}}""";
    private static final String BASKETS = """
            {"openapi":"3.1.0",
             "paths":{"/v1/baskets":{"get":{"operationId":"listBaskets","tags":["market"],"responses":{"200":{"description":"They",
               "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Size"}}}}}}}},
             "components":{"schemas":{"Size":{"type":"string"}}}}""";

    private final SortedMap<String, JsonNode> documents = new TreeMap<>();
    private final OpenApiMerger merger = new OpenApiMerger(
            Frame.load("openapi.yaml"),
            table(
                    definition("fruit", "GET", "fruit:read", 1, "/v1/fruit", "/v1/fruit/{id}"),
                    definition("fruit", "POST", "public", 5, "/v1/fruit"),
                    definition("baskets", "GET", "fruit:read", 1, "/v1/baskets"),
                    new Definition(
                            null,
                            List.of("/v1/stream/tickets"),
                            List.of("POST"),
                            "stream",
                            1,
                            Duration.ofSeconds(1),
                            true,
                            null)),
            new Room(80, 160));

    OpenApiMergerTest() {
        documents.put("fruit", JSON.readTree(FRUIT));
        documents.put("baskets", JSON.readTree(BASKETS));
    }

    @Test
    void whatIsRoutedIsDescribedAlongWithTheGatewaysOwnPages() {
        assertThat(merged().path("paths").propertyNames())
                .containsExactly(
                        "/.well-known/api-catalog",
                        "/.well-known/oauth-protected-resource",
                        "/asyncapi.json",
                        "/changelog",
                        "/changelog.atom",
                        "/docs",
                        "/live",
                        "/openapi.json",
                        "/problems",
                        "/problems/{code}",
                        "/status",
                        "/v1/baskets",
                        "/v1/fruit",
                        "/v1/fruit/{name}",
                        "/v1/limits",
                        "/v1/stream",
                        "/v1/stream/tickets");
        assertThat(merged().at("/info/title").asString()).isEqualTo("Candela");
        assertThat(merged().at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void aRouteThatTheGatewayAnswersAsksForItsScope() {
        JsonNode operation = merged().at("/paths/~1v1~1stream~1tickets/post");
        assertThat(operation.path("security").toString())
                .isEqualTo("[{\"bearer\":[\"stream\"]},{\"header\":[\"stream\"]},{\"ticket\":[\"stream\"]}]");
        assertThat(operation.path("description").asString()).endsWith("Scope: `stream`. Cost: 1 credit.");
        assertThat(operation.path("responses").propertyNames())
                .containsExactly("201", "400", "401", "403", "429", "default");
    }

    @Test
    void aServiceDescribesOnlyWhatIsRoutedToIt() {
        documents.put("baskets", JSON.readTree(BASKETS.replace("/v1/baskets", "/v1/fruit")));
        assertThat(merged().path("paths").has("/v1/baskets")).isFalse();
        assertThat(merged().at("/paths/~1v1~1fruit/get/operationId").asString()).isEqualTo("listFruit");
    }

    @Test
    void anOperationSaysWhatItAsksAndCosts() {
        JsonNode list = merged().at("/paths/~1v1~1fruit/get");
        assertThat(list.path("security").toString())
                .isEqualTo("[{\"bearer\":[\"fruit:read\"]},{\"header\":[\"fruit:read\"]}]");
        assertThat(list.path("description").asString()).isEqualTo("All.\n\nScope: `fruit:read`. Cost: 1 credit.");
        JsonNode plant = merged().at("/paths/~1v1~1fruit/post");
        assertThat(plant.path("security").toString()).isEqualTo("[]");
        assertThat(plant.path("description").asString()).isEqualTo("Public. Cost: 5 credits.");
    }

    @Test
    void anOperationSaysHowItIsRefused() {
        assertThat(merged().at("/paths/~1v1~1fruit~1{name}/get/responses").propertyNames())
                .containsExactly("200", "400", "401", "403", "404", "429", "502", "503", "504", "default");
        assertThat(merged().at("/paths/~1v1~1fruit/post/responses").propertyNames())
                .containsExactly("201", "400", "409", "429", "502", "503", "504", "default");
        assertThat(merged().at("/paths/~1status/get/responses").propertyNames())
                .containsExactly("200", "429", "default");
    }

    @Test
    void aSuccessHasTheHeadersOfTheGatewayAndAPageALink() {
        assertThat(merged().at("/paths/~1v1~1fruit/get/responses/200/headers").propertyNames())
                .containsExactly(
                        "Access-Control-Allow-Origin", "RateLimit", "RateLimit-Policy", "X-Request-Id", "Link");
        assertThat(merged().at("/paths/~1v1~1baskets/get/responses/200/headers").propertyNames())
                .containsExactly("Access-Control-Allow-Origin", "RateLimit", "RateLimit-Policy", "X-Request-Id");
    }

    @Test
    void aParameterWithoutABoundIsBoundByWhatTheGatewayLetsThrough() {
        assertThat(merged().at("/paths/~1v1~1fruit~1{name}/get/parameters/0/schema")
                        .toString())
                .isEqualTo("{\"type\":\"string\",\"maxLength\":80}");
        ObjectNode fruit = (ObjectNode) JSON.readTree(FRUIT);
        fruit.withObject("/paths/~1v1~1fruit/get").set("parameters", JSON.readTree("""
            [{"name":"a","in":"query","schema":{"type":"array","items":{"type":"string","maxLength":3}}},
             {"name":"b","in":"query","schema":{"type":"array","maxItems":2,"items":{"type":"string","enum":["x"]}}},
             {"name":"c","in":"query","schema":{"type":"object","additionalProperties":{"type":"string"}}},
             {"name":"d","in":"header","schema":{"type":"string"}}]\
            """));
        documents.put("fruit", fruit);
        assertThat(merged().at("/paths/~1v1~1fruit/get/parameters")
                        .valueStream()
                        .map(each -> each.path("schema").toString()))
                .containsExactly(
                        "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":3},\"maxItems\":80}",
                        "{\"type\":\"array\",\"maxItems\":2,\"items\":{\"type\":\"string\",\"enum\":[\"x\"]}}",
                        "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\",\"maxLength\":80}}",
                        "{\"type\":\"string\",\"maxLength\":160}");
    }

    @Test
    void onlyComponentsInUseAreKept() {
        assertThat(merged().at("/components/schemas").propertyNames())
                .containsExactly(
                        "FeedAge",
                        "Fruit",
                        "Incident",
                        "Limit",
                        "Limits",
                        "Problem",
                        "ProblemError",
                        "RouteCost",
                        "Size",
                        "Status",
                        "Ticket");
    }

    @Test
    void theOrderInWhichServicesNameThingsDoesNotMatter() {
        String before = PublishedDocument.of(merged()).json();
        JsonNode fruit = JSON.readTree(FRUIT);
        ObjectNode paths = (ObjectNode) fruit.path("paths");
        paths.set("/v1/fruit/{name}", paths.remove("/v1/fruit/{name}"));
        documents.put("fruit", fruit);
        assertThat(PublishedDocument.of(merged()).json()).isEqualTo(before);
    }

    @Test
    void oneNameForTwoThingsIsAConflict() {
        documents.put(
                "baskets",
                JSON.readTree(BASKETS.replace("\"Size\":{\"type\":\"string\"}", "\"Size\":{\"type\":\"integer\"}")));
        assertThat(conflicts()).containsExactly("baskets and fruit define #/components/schemas/Size differently");
    }

    @Test
    void aConflictBelowEqualNamesIsFoundToo() {
        String basket =
                "\"Fruit\":{\"type\":\"object\",\"properties\":{\"size\":{\"$ref\":\"#/components/schemas/Size\"}}},\"Size\":{\"type\":\"integer\"}";
        documents.put(
                "baskets",
                JSON.readTree(BASKETS.replace("schemas/Size", "schemas/Fruit")
                        .replace("\"Size\":{\"type\":\"string\"}", basket)));
        assertThat(conflicts()).containsExactly("baskets and fruit define #/components/schemas/Size differently");
    }

    @Test
    void aReferenceToNothingAnUnknownTagAndADoubleNameAreConflicts() {
        documents.put(
                "baskets",
                JSON.readTree(BASKETS.replace("schemas/Size", "schemas/Basket")
                        .replace("listBaskets", "listFruit")
                        .replace("market", "baskets")));
        assertThat(conflicts())
                .containsExactlyInAnyOrder(
                        "baskets refers to #/components/schemas/Basket, which nobody defines",
                        "baskets uses the tag 'baskets', which the frame does not explain",
                        "baskets and fruit both call an operation 'listFruit'");
    }

    @Test
    void whatServicesSayIsNotChanged() {
        merged();
        assertThat(documents)
                .containsEntry("fruit", JSON.readTree(FRUIT))
                .containsEntry("baskets", JSON.readTree(BASKETS));
    }

    private JsonNode merged() {
        return ((Merging.Merged) merger.merge(documents)).document();
    }

    private List<String> conflicts() {
        return List.copyOf(((Merging.Conflicting) merger.merge(documents)).reasons());
    }

    private static RouteTable table(Definition... definitions) {
        return new RouteTable(new RoutesProperties(Arrays.asList(definitions)));
    }

    private static Definition definition(String service, String method, String scope, int cost, String... paths) {
        return new Definition(
                service, List.of(paths), List.of(method), scope, cost, Duration.ofSeconds(1), false, null);
    }
}
