package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * No operation but the public ones is for just anybody: it asks for a credential, and for its scope. The operations are
 * those of the description, which has every route: so none can be forgotten.
 */
class AccessTest {
    private static final JsonNode DOCUMENT =
            Api.JSON.readTree(Path.of("..", "docs", "api", "openapi.json").toFile());
    private static final SortedSet<String> SCOPES =
            operations().map(Operation::scope).collect(Collectors.toCollection(TreeSet::new));

    /** By scope, credentials that have all others. */
    private static final Map<String, String> KEYS = new TreeMap<>();

    private static final Map<String, String> TOKENS = new TreeMap<>();

    private final Instance instance = Instances.started();

    @BeforeAll
    static void thereAreCredentialsThatLackOneScope() {
        Instance instance = Instances.started();
        String app = app(instance);
        for (String scope : SCOPES) {
            SortedSet<String> others = new TreeSet<>(SCOPES);
            others.remove(scope);
            KEYS.put(scope, key(instance, others));
            TOKENS.put(scope, token(instance, app, others));
        }
        // Seldom, as what is not known yet counts as a guess.
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Stream.concat(KEYS.values().stream(), TOKENS.values().stream())
                        .map(credential -> with(instance, credential, instance.request("/v1/prices")))
                        .allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 403));
    }

    /** What is public is pinned by {@code DocumentTest} in {@code gateway}. */
    static Stream<Operation> operations() {
        return DOCUMENT.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> !method.getValue().path("security").isEmpty())
                        .flatMap(method -> operations(path.getKey(), method.getKey(), method.getValue())));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itRefusesWhoShowsNoCredential(Operation operation) {
        HttpResponse<String> response = instance.send(operation.at(instance));
        assertRefused(response, operation, 401, "missing-credentials");
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itRefusesAKeyThatHasEveryScopeButItsOwn(Operation operation) {
        lacks(operation, with(instance, without(operation.scope(), KEYS), operation.at(instance)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itRefusesATokenThatHasEveryScopeButItsOwn(Operation operation) {
        lacks(operation, with(instance, without(operation.scope(), TOKENS), operation.at(instance)));
    }

    private static String without(String scope, Map<String, String> credentials) {
        return Objects.requireNonNull(credentials.get(scope), scope);
    }

    private static void lacks(Operation operation, HttpResponse<String> response) {
        assertRefused(response, operation, 403, "missing-scope");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("scope=\"%s\"".formatted(operation.scope()));
    }

    private static void assertRefused(HttpResponse<String> response, Operation operation, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (!operation.method().equals("HEAD")) {
            assertThat(Api.JSON.readTree(response.body()).path("code").asString())
                    .isEqualTo(code);
        }
    }

    /** Who may GET may HEAD. */
    private static Stream<Operation> operations(String path, String method, JsonNode operation) {
        String address = path;
        for (JsonNode parameter : operation.path("parameters")) {
            address = address.replace(
                    "{%s}".formatted(parameter.path("name").asString()),
                    encoded(parameter.path("example").asString("any")));
        }
        String concrete = address;
        String scope = operation.at("/security/0/bearer/0").asString();
        return (method.equals("get") ? Stream.of("GET", "HEAD") : Stream.of(method.toUpperCase(Locale.ROOT)))
                .map(verb -> new Operation(verb, concrete, scope));
    }

    private static String key(Instance instance, SortedSet<String> scopes) {
        ObjectNode wanted = Api.JSON.createObjectNode().put("name", "all but one");
        scopes.forEach(wanted.putArray("scopes")::add);
        return made(instance, "/v1/keys", instance.adminKey(), wanted)
                .path("key")
                .asString();
    }

    private static String app(Instance instance) {
        ObjectNode wanted =
                Api.JSON.createObjectNode().put("client_name", "All but one").put("scope", String.join(" ", SCOPES));
        wanted.putArray("grant_types").add("client_credentials");
        String registration = made(instance, "/v1/registration-tokens", instance.adminKey(), null)
                .path("token")
                .asString();
        JsonNode app = made(instance, "/oauth2/register", registration, wanted);
        String secret = app.path("client_id").asString() + ":"
                + app.path("client_secret").asString();
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(Instance instance, String app, SortedSet<String> scopes) {
        HttpResponse<String> answer = instance.send(instance.request("/oauth2/token")
                .header("Authorization", "Basic " + app)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + encoded(String.join(" ", scopes)))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.JSON.readTree(answer.body()).path("access_token").asString();
    }

    private static JsonNode made(Instance instance, String path, String credential, @Nullable JsonNode body) {
        HttpResponse<String> answer = with(
                instance,
                credential,
                instance.request(path)
                        .header("Content-Type", "application/json")
                        .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.JSON.readTree(answer.body());
    }

    private static HttpResponse<String> with(Instance instance, String credential, HttpRequest.Builder request) {
        return instance.send(request.header("Authorization", "Bearer " + credential));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    record Operation(String method, String path, String scope) {
        HttpRequest.Builder at(Instance instance) {
            return instance.request(path).method(method, BodyPublishers.noBody());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
