package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API says of itself, and whether it is true. */
class OpenApiTest {
    private static final Path COMMITTED = Path.of("..", "docs", "api", "openapi.json");
    private static final String JSON_CONTENT = "/content/application~1json/schema";

    private final Instance instance = Instances.replayed();
    private final ObjectNode document = (ObjectNode) Instance.JSON.readTree(COMMITTED.toFile());

    @BeforeAll
    static void thereIsABacktest() {
        BacktestTest.finished(BacktestTest.start("ema-cross", Instance.JSON.createObjectNode()));
    }

    @Test
    void theDescriptionIsTheOneThatIsCommitted() throws IOException {
        // A gateway describes the API once it has heard of every service.
        await().atMost(Duration.ofSeconds(30)).until(() -> description().statusCode() == 200);
        assertThat(description().body())
                .as("docs/api/README.md says how to take it anew")
                .isEqualTo(Files.readString(COMMITTED));
    }

    static List<String> reads() {
        JsonNode paths = Instance.JSON.readTree(COMMITTED.toFile()).path("paths");
        return paths.propertyStream()
                .filter(path -> !path.getValue()
                        .path("get")
                        .at("/responses/200" + JSON_CONTENT)
                        .isMissingNode())
                .map(java.util.Map.Entry::getKey)
                // It compares several instruments, and the tape has one.
                .filter(path -> !path.equals("/v1/correlations"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("reads")
    void anAnswerHasTheFieldsThatAreDescribedAndNoOthers(String path) {
        HttpResponse<String> answer = instance.get(existing(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Schema schema = strict(document.path("paths").path(path).at("/get/responses/200" + JSON_CONTENT));
        assertThat(schema.validate(answer.body(), InputFormat.JSON))
                .as(answer.body())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aRefusalHasTheFieldsThatAreDescribedAndNoOthers(String path) {
        HttpResponse<String> answer =
                instance.send(instance.request(existing(path)).DELETE());
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(strict(document.at("/components/responses/OtherProblem/content/application~1problem+json/schema"))
                        .validate(answer.body(), InputFormat.JSON))
                .as(answer.body())
                .isEmpty();
    }

    /**
     * A path of something that is there: a variable is the id of what its list begins with, or else the description's
     * example, and so are parameters that must be given.
     */
    private String existing(String path) {
        JsonNode parameters = document.path("paths").path(path).at("/get/parameters");
        StringBuilder existing = new StringBuilder();
        String template = "";
        for (String segment : path.substring(1).split("/")) {
            boolean variable = segment.startsWith("{");
            String chosen = variable ? value(template, existing.toString(), segment, parameters) : segment;
            existing.append('/').append(chosen);
            template += "/" + segment;
        }
        String query = parameters
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query")
                        && parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString() + "="
                        + parameter.path("example").asString())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? existing.toString() : existing + "?" + query;
    }

    private String value(String template, String list, String variable, JsonNode parameters) {
        JsonNode first = document.path("paths").path(template).has("get")
                ? instance.read(list).at("/data/0/id")
                : Instance.JSON.missingNode();
        String name = variable.substring(1, variable.length() - 1);
        JsonNode parameter = parameters
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
        String pattern = parameter.at("/schema/pattern").asString(".*");
        return first.isString() && first.asString().matches(pattern)
                ? first.asString()
                : parameter.path("example").asString();
    }

    private Schema strict(JsonNode described) {
        ObjectNode schema = ((ObjectNode) described).deepCopy();
        schema.set("components", document.path("components").deepCopy());
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString());
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asString("").equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        Stream<JsonNode> children = schema.valueStream();
        children.forEach(OpenApiTest::close);
    }

    private HttpResponse<String> description() {
        return instance.send(instance.request("/openapi.json"));
    }
}
