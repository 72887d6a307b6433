package io.candela.gateway.openapi;

import static io.candela.gateway.openapi.Documents.operation;
import static io.candela.gateway.openapi.Documents.parameter;
import static io.candela.gateway.openapi.Documents.property;
import static io.candela.gateway.openapi.Documents.schema;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nothing that was released is broken; whoever must break it makes a new version beside it. */
class CompatibilityTest {
    private static final ObjectNode CURRENT = Documents.current();

    static List<Path> released() {
        return Documents.released();
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatWasReleasedStillHolds(Path released) {
        assertThat(Compatibility.breaks(Documents.read(released), CURRENT)).isEmpty();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                edit("a path is removed", api -> paths(api).remove("/v1/feeds")),
                edit("a method is removed", api -> ((ObjectNode) paths(api).path("/v1/keys/{id}")).remove("delete")),
                edit(
                        "a path is renamed",
                        api -> paths(api).set("/v1/sources", paths(api).remove("/v1/feeds"))),
                edit(
                        "an operation is renamed",
                        api -> operation(api, "GET /v1/feeds").put("operationId", "feeds")),
                edit(
                        "a parameter is removed",
                        api -> parameters(api, "GET /v1/trades/{instrument}").remove(1)),
                edit(
                        "a new parameter is required",
                        api -> parameters(api, "GET /v1/prices")
                                .addObject()
                                .put("name", "venue")
                                .put("in", "query")
                                .put("required", true)
                                .putObject("schema")
                                .put("type", "string")),
                edit(
                        "a parameter becomes required",
                        api -> parameter(api, "GET /v1/signals", "side").put("required", true)),
                edit(
                        "a parameter's type changes",
                        api -> query(api, "GET /v1/prices", "limit").put("type", "string")),
                edit(
                        "a parameter's format changes",
                        api -> query(api, "GET /v1/signals", "from").put("format", "date")),
                edit(
                        "a parameter's maximum falls",
                        api -> query(api, "GET /v1/prices", "limit").put("maximum", 10)),
                edit(
                        "a parameter's minimum rises",
                        api -> query(api, "GET /v1/prices", "limit").put("minimum", 10)),
                edit(
                        "a parameter gets a maximum length",
                        api -> query(api, "GET /v1/prices", "cursor").put("maxLength", 10)),
                edit(
                        "a parameter gets a pattern",
                        api -> query(api, "GET /v1/prices", "cursor").put("pattern", "^[a-z]+$")),
                edit(
                        "a parameter gets constants",
                        api -> query(api, "GET /v1/prices/{instrument}", "maxAge")
                                .putArray("enum")
                                .add("1s")),
                edit(
                        "a parameter loses a constant",
                        api -> constants(query(api, "GET /v1/candles/{instrument}", "interval"))
                                .remove(0)),
                edit(
                        "a default changes",
                        api -> query(api, "GET /v1/prices", "limit").put("default", 10)),
                edit(
                        "a field is required of requests",
                        api -> required(api, "KeyRequest").add("expiresAt")),
                edit("a new field is required of requests", api -> {
                    schema(api, "KeyRequest")
                            .withObjectProperty("properties")
                            .putObject("owner")
                            .put("type", "string");
                    required(api, "KeyRequest").add("owner");
                }),
                edit(
                        "a field of requests is removed",
                        api -> properties(api, "KeyRequest").remove("addressRanges")),
                edit(
                        "a field of requests changes its type",
                        api -> property(api, "KeyRequest", "name").put("type", "integer")),
                edit(
                        "a field of requests loses a constant",
                        api -> constants((ObjectNode)
                                        property(api, "KeyRequest", "scopes").path("items"))
                                .remove(0)),
                edit(
                        "a field of requests gets shorter",
                        api -> property(api, "KeyRequest", "name").put("maxLength", 3)),
                edit(
                        "a list in requests gets shorter",
                        api -> property(api, "KeyRequest", "addressRanges").put("maxItems", 1)),
                edit(
                        "a list in requests must not be empty",
                        api -> property(api, "KeyRequest", "addressRanges").put("minItems", 1)),
                edit("a media type of requests is removed", api -> {
                    ObjectNode content =
                            (ObjectNode) operation(api, "POST /v1/keys").at("/requestBody/content");
                    content.set("application/cbor", content.remove("application/json"));
                }),
                edit(
                        "an answer is removed",
                        api -> responses(api, "GET /v1/feeds")
                                .set("206", responses(api, "GET /v1/feeds").remove("200"))),
                edit(
                        "a refusal is removed",
                        api -> responses(api, "GET /v1/account").remove("404")),
                edit("a media type of answers changes", api -> {
                    ObjectNode content =
                            (ObjectNode) responses(api, "GET /v1/feeds").at("/200/content");
                    content.set("application/cbor", content.remove("application/json"));
                }),
                edit(
                        "a header of answers is removed",
                        api -> ((ObjectNode) responses(api, "GET /v1/prices").at("/200/headers")).remove("Link")),
                edit("a field that was always there is removed", api -> {
                    properties(api, "Candle").remove("open");
                    drop(required(api, "Candle"), "open");
                }),
                edit(
                        "a field that was there at times is removed",
                        api -> properties(api, "Trade").remove("takerSide")),
                edit("a field is not always there any more", api -> drop(required(api, "Candle"), "open")),
                edit(
                        "a field changes its type",
                        api -> property(api, "Candle", "open").put("type", "number")),
                edit(
                        "a field changes its format",
                        api -> property(api, "Candle", "openTime").put("format", "unix-time")),
                edit(
                        "a field may be null",
                        api -> property(api, "Candle", "openTime")
                                .putArray("type")
                                .add("string")
                                .add("null")),
                edit(
                        "a field gets a constant",
                        api -> constants(property(api, "Candle", "state")).add("guessed")),
                edit(
                        "a field's constants are dropped",
                        api -> property(api, "Candle", "state").remove("enum")),
                edit("a field of problems is removed", api -> {
                    properties(api, "Problem").remove("code");
                    drop(required(api, "Problem"), "code");
                }),
                edit(
                        "entries of a list change their type",
                        api -> ((ObjectNode) property(api, "PageTrade", "data").path("items"))
                                .put("$ref", "#/components/schemas/Price")),
                edit(
                        "what was public needs a key",
                        api -> operation(api, "GET /status")
                                .putArray("security")
                                .addObject()
                                .putArray("bearer")),
                edit(
                        "another scope is needed",
                        api -> scope(api, "GET /v1/feeds").set(0, "admin")),
                edit(
                        "one more scope is needed",
                        api -> scope(api, "GET /v1/feeds").add("admin")),
                edit(
                        "a way to send the key is removed",
                        api -> ((ArrayNode) operation(api, "GET /v1/feeds").path("security")).remove(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void aBreakIsFound(String kind, Consumer<ObjectNode> edit) {
        assertThat(Compatibility.breaks(CURRENT, edited(edit))).as(kind).isNotEmpty();
    }

    static Stream<Arguments> additions() {
        return Stream.of(
                edit(
                        "nothing but words",
                        api -> operation(api, "GET /v1/feeds")
                                .put("summary", "Feeds")
                                .put("description", "All.")),
                edit(
                        "an operation",
                        api -> ((ObjectNode) paths(api).path("/v1/feeds"))
                                .set(
                                        "post",
                                        operation(api, "GET /v1/plans")
                                                .deepCopy()
                                                .put("operationId", "addFeed"))),
                edit(
                        "a path",
                        api -> paths(api)
                                .putObject("/v1/markets")
                                .set(
                                        "get",
                                        operation(api, "GET /v1/feeds")
                                                .deepCopy()
                                                .put("operationId", "listMarkets"))),
                edit(
                        "a version beside the old one",
                        api -> paths(api)
                                .putObject("/v2/feeds")
                                .set(
                                        "get",
                                        operation(api, "GET /v1/plans")
                                                .deepCopy()
                                                .put("operationId", "listFeeds2"))),
                edit(
                        "an optional parameter",
                        api -> parameters(api, "GET /v1/prices")
                                .addObject()
                                .put("name", "venue")
                                .put("in", "query")
                                .put("required", false)
                                .putObject("schema")
                                .put("type", "string")),
                edit(
                        "a parameter that need not be sent any more",
                        api -> parameter(api, "GET /v1/signals", "side").put("required", false)),
                edit(
                        "a constant of a parameter",
                        api -> constants(query(api, "GET /v1/candles/{instrument}", "interval"))
                                .add("1w")),
                edit(
                        "room in a parameter",
                        api -> query(api, "GET /v1/prices", "limit").put("maximum", 2000)),
                edit(
                        "an optional field of requests",
                        api -> properties(api, "KeyRequest").putObject("note").put("type", "string")),
                edit(
                        "a field of requests that need not be sent any more",
                        api -> drop(required(api, "SignUp"), "email")),
                edit("a field of answers", api -> {
                    properties(api, "Candle").putObject("turnover").put("type", "string");
                    required(api, "Candle").add("turnover");
                }),
                edit(
                        "a field that is always there from now on",
                        api -> required(api, "Trade").add("takerSide")),
                edit(
                        "an answer",
                        api -> responses(api, "GET /v1/feeds").putObject("304").put("description", "As before")),
                edit("an example", api -> property(api, "Candle", "open").put("example", "1.5")),
                edit(
                        "a scope that is not needed any more",
                        api -> scope(api, "GET /v1/feeds").remove(0)),
                edit(
                        "an operation that everybody may use",
                        api -> operation(api, "GET /v1/feeds").putArray("security")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("additions")
    void anAdditionIsNoBreak(String kind, Consumer<ObjectNode> edit) {
        assertThat(Compatibility.breaks(CURRENT, edited(edit))).as(kind).isEmpty();
    }

    private static Arguments edit(String kind, Consumer<ObjectNode> edit) {
        return Arguments.of(kind, edit);
    }

    private static ObjectNode edited(Consumer<ObjectNode> edit) {
        ObjectNode copy = CURRENT.deepCopy();
        edit.accept(copy);
        return copy;
    }

    private static ObjectNode paths(ObjectNode api) {
        return (ObjectNode) api.path("paths");
    }

    private static ArrayNode parameters(ObjectNode api, String operation) {
        return (ArrayNode) operation(api, operation).path("parameters");
    }

    private static ObjectNode query(ObjectNode api, String operation, String name) {
        return (ObjectNode) parameter(api, operation, name).path("schema");
    }

    private static ObjectNode responses(ObjectNode api, String operation) {
        return (ObjectNode) operation(api, operation).path("responses");
    }

    private static ArrayNode scope(ObjectNode api, String operation) {
        return (ArrayNode) operation(api, operation).at("/security/0/bearer");
    }

    private static ObjectNode properties(ObjectNode api, String schema) {
        return (ObjectNode) schema(api, schema).path("properties");
    }

    private static ArrayNode required(ObjectNode api, String schema) {
        return (ArrayNode) schema(api, schema).path("required");
    }

    private static ArrayNode constants(ObjectNode schema) {
        return (ArrayNode) schema.path("enum");
    }

    private static void drop(ArrayNode names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.path(i).asString().equals(name)) {
                names.remove(i);
                return;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
