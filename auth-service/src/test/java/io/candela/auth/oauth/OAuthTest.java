package io.candela.auth.oauth;

import static io.candela.auth.oauth.OAuthClient.REDIRECT;
import static io.candela.auth.oauth.OAuthClient.VERIFIER;
import static io.candela.auth.oauth.OAuthClient.body;
import static io.candela.auth.oauth.OAuthClient.location;
import static io.candela.auth.oauth.OAuthClient.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.candela.auth.Database;
import io.candela.auth.TestGateway;
import io.candela.auth.TopicReader;
import io.candela.contracts.Credential;
import io.candela.local.Infrastructure;
import io.candela.platform.identity.IdentityHeader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Apps and their users, behind a gateway, with a real database and a real broker. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "candela.public-url=https://candela.example"})
class OAuthTest {
    private static final TestGateway GATEWAY = new TestGateway();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private OAuthClient app;
    private String email = "";
    private String account = "";
    private String client = "";
    private String secret = "";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        GATEWAY.configure(settings);
        Infrastructure.Postgres postgres = Infrastructure.postgres();
        String url = Database.emptyUrl();
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", postgres::username);
        settings.add("spring.datasource.password", postgres::password);
        settings.add("spring.kafka.bootstrap-servers", Infrastructure.kafka()::bootstrapServers);
    }

    @BeforeEach
    void anAccountAndAnApp() {
        app = new OAuthClient(GATEWAY, port);
        email = "user-%s@example.org".formatted(UUID.randomUUID());
        account = JSON.readTree(api("POST", "/v1/accounts", GATEWAY.anonymous(), """
                        {"email":"%s","password":"%s"}""".formatted(email, PASSWORD))
                        .body())
                .at("/account/id")
                .asString();
        JsonNode registered = register("""
                {"client_name":"Port & <Folio>","redirect_uris":["%s"],
                 "grant_types":["authorization_code","refresh_token","client_credentials"],
                 "scope":"openid market:read signals:read","jwks_uri":"http://127.0.0.1:1/never"}""".formatted(REDIRECT));
        client = registered.path("client_id").asString();
        secret = registered.path("client_secret").asString();
    }

    // Registration

    @Test
    void aRegistrationTokenRegistersOneApp() {
        String token = registrationToken("market:read", "account:write");
        String metadata = "{\"client_name\":\"One\",\"redirect_uris\":[\"%s\"]}".formatted(REDIRECT);
        HttpResponse<String> first = app.register(token, metadata);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(body(first).path("client_secret_expires_at").asInt(-1)).isZero();
        HttpResponse<String> second = app.register(token, metadata);
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
        assertThat(app.register("cdl_register_guessed", metadata).statusCode()).isEqualTo(401);
    }

    @Test
    void aFaultyRegistrationDoesNotUseItsTokenUp() {
        String token = registrationToken("market:read");
        HttpResponse<String> beyond = app.register(token, """
                {"client_name":"One","redirect_uris":["%s"],"scope":"signals:read"}""".formatted(REDIRECT));
        assertThat(beyond.statusCode()).isEqualTo(400);
        assertThat(body(beyond).path("error").asString()).isEqualTo("invalid_client_metadata");
        assertThat(app.register(token, """
                        {"client_name":"One","redirect_uris":["%s"],"scope":"market:read"}""".formatted(REDIRECT)).statusCode()).isEqualTo(201);
    }

    // What it says of itself

    @Test
    void discoveryNamesThePublicAddressAndWhatThereIs() {
        for (String path : List.of("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration")) {
            JsonNode metadata = body(app.get(path));
            assertThat(metadata.path("issuer").asString()).isEqualTo("https://candela.example");
            assertThat(metadata.path("token_endpoint").asString()).isEqualTo("https://candela.example/oauth2/token");
            assertThat(metadata.path("registration_endpoint").asString())
                    .isEqualTo("https://candela.example/oauth2/register");
            assertThat(metadata.path("jwks_uri").asString()).isEqualTo("https://candela.example/.well-known/jwks.json");
            assertThat(texts(metadata.path("code_challenge_methods_supported"))).containsExactly("S256");
            assertThat(texts(metadata.path("scopes_supported")))
                    .contains("openid", "market:read")
                    .doesNotContain("admin");
            assertThat(metadata.has("userinfo_endpoint")).isFalse();
        }
    }

    @Test
    void onlyPublicHalvesOfKeysAreShown() {
        JsonNode keys = body(app.get("/.well-known/jwks.json")).path("keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).propertyNames())
                .contains("kid", "n", "e")
                .doesNotContain("d", "p", "q", "dp", "dq", "qi");
    }

    // Authorization code

    @Test
    void aUserSignsInAndConsentsAndTheAppGetsTokens() throws ParseException {
        HttpResponse<String> page = app.toConsent(client, "openid market:read", email, PASSWORD);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("Port &amp; &lt;Folio&gt;", "read prices, candles and trades", "https://app.example")
                .doesNotContain("signals:read", "<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self' https://app.example");

        Map<String, String> back = parameters(location(app.allow(page.body())));
        assertThat(back).containsEntry("state", "the-apps-own").containsKey("code");
        HttpResponse<String> answer = app.redeem(client, secret, code(back));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode tokens = body(answer);
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isBetween(590, 600);

        SignedJWT access = SignedJWT.parse(tokens.path("access_token").asString());
        assertThat(access.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(access.getHeader().toJSONObject().keySet()).containsExactlyInAnyOrder("alg", "typ", "kid");
        assertThat(access.getJWTClaimsSet().getIssuer()).isEqualTo("https://candela.example");
        assertThat(access.getJWTClaimsSet().getAudience()).containsExactly("https://candela.example");
        assertThat(access.getJWTClaimsSet().getSubject()).isEqualTo(account);
        assertThat(access.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo(client);
        assertThat(access.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("market:read openid");
        assertThat(access.getJWTClaimsSet().getStringClaim("grant_id")).startsWith("grant_");
        assertThat(access.getJWTClaimsSet().getNotBeforeTime()).isNotNull();

        SignedJWT id = SignedJWT.parse(tokens.path("id_token").asString());
        assertThat(id.getJWTClaimsSet().getSubject()).isEqualTo(account);
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly(client);
    }

    @Test
    void thePagesKeepNoSessionThatAnotherReplicaWouldNotKnow() {
        HttpResponse<String> page = app.toConsent(client, "openid market:read", email, PASSWORD);
        HttpResponse<String> back = app.allow(page.body());
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        assertThat(back.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void aWrongPasswordIsToldOnThePage() {
        String login = location(app.get(OAuthClient.authorization(client, "market:read")));
        Map<String, String> form = OAuthClient.hidden(app.get(login).body());
        form.put("email", email);
        form.put("password", "not the password");
        HttpResponse<String> answer = app.postForm(login, form);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("not the password", email);
        form.put("email", "nobody@example.org");
        assertThat(app.postForm(login, form).statusCode()).isEqualTo(401);
    }

    @Test
    void aFormFromElsewhereSignsNobodyIn() {
        String login = location(app.get(OAuthClient.authorization(client, "market:read")));
        HttpResponse<String> answer = new OAuthClient(GATEWAY, port)
                .postForm(login, Map.of("email", email, "password", PASSWORD, "_csrf", "forged"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).startsWith("/oauth2/login?");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith(Sessions.COOKIE + "="));
    }

    @Test
    void anotherUserCannotDecideOnARequest() {
        String page = app.toConsent(client, "market:read", email, PASSWORD).body();
        String other = "user-%s@example.org".formatted(UUID.randomUUID());
        api("POST", "/v1/accounts", GATEWAY.anonymous(), """
                {"email":"%s","password":"%s"}""".formatted(other, PASSWORD));
        OAuthClient theirs = new OAuthClient(GATEWAY, port);
        theirs.toConsent(client, "market:read", other, PASSWORD);
        String state = OAuthClient.hidden(page).get("state");
        assertThat(theirs.get("/oauth2/consent?client_id=x&scope=y&state=" + state)
                        .statusCode())
                .isEqualTo(410);
        assertThat(theirs.allow(page).statusCode()).isEqualTo(400);
    }

    @Test
    void aUserMayRefuse() {
        String page = app.toConsent(client, "market:read", email, PASSWORD).body();
        Map<String, String> form = OAuthClient.hidden(page);
        assertThat(parameters(location(app.postForm("/oauth2/authorize", form))))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }

    @Test
    void aUserMayAllowLessThanWasAskedFor() throws ParseException {
        String page = app.toConsent(client, "market:read signals:read", email, PASSWORD)
                .body();
        Map<String, String> form = OAuthClient.hidden(page);
        form.put("scope", "market:read");
        String code = code(parameters(location(app.postForm("/oauth2/authorize", form))));
        JsonNode tokens = body(app.redeem(client, secret, code));
        assertThat(SignedJWT.parse(tokens.path("access_token").asString())
                        .getJWTClaimsSet()
                        .getStringClaim("scope"))
                .isEqualTo("market:read");
    }

    @Test
    void withoutProofKeyOrWithAForeignRedirectNothingIsAsked() {
        String good = OAuthClient.authorization(client, "market:read");
        String withoutProof = good.replaceAll("&code_challenge[^&]*", "");
        assertThat(parameters(location(app.get(withoutProof)))).containsEntry("error", "invalid_request");
        HttpResponse<String> foreign = app.get(good.replace("app.example", "evil.example"));
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.headers().firstValue("Location")).isEmpty();
        assertThat(parameters(location(app.get(OAuthClient.authorization(client, "account:write")))))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void aCodeTakesItsVerifierAndItsClient() {
        String code = consented("market:read");
        HttpResponse<String> wrong = app.postForm(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        REDIRECT,
                        "code_verifier",
                        VERIFIER + "x"),
                client + ":" + secret);
        assertThat(body(wrong).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(app.redeem(client, "wrong", code).statusCode()).isEqualTo(401);
    }

    @Test
    void aCodeThatComesASecondTimeRevokesWhatItGave() {
        String code = consented("market:read");
        JsonNode tokens = body(app.redeem(client, secret, code));
        assertThat(body(app.redeem(client, secret, code)).path("error").asString())
                .isEqualTo("invalid_grant");
        assertThat(active(tokens.path("access_token"))).isFalse();
        assertThat(body(app.refresh(client, secret, tokens.path("refresh_token").asString()))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    // Refresh

    @Test
    void aRefreshTokenIsRotatedAndASecondUseRevokesTheGrant() {
        JsonNode first = body(app.redeem(client, secret, consented("openid market:read")));
        JsonNode second =
                body(app.refresh(client, secret, first.path("refresh_token").asString()));
        assertThat(second.path("refresh_token").asString(""))
                .isNotBlank()
                .isNotEqualTo(first.path("refresh_token").asString());
        assertThat(second.has("id_token")).isTrue();
        assertThat(active(second.path("access_token"))).isTrue();
        assertThat(active(second.path("refresh_token"))).isTrue();
        assertThat(active(first.path("refresh_token"))).isFalse();

        assertThat(body(app.refresh(client, secret, first.path("refresh_token").asString()))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        assertThat(active(second.path("access_token"))).isFalse();
        assertThat(body(app.refresh(client, secret, second.path("refresh_token").asString()))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void ofManyWhoUseARefreshTokenAtOnceAtMostOneSucceedsAndTheGrantIsRevoked() throws Exception {
        JsonNode tokens = body(app.redeem(client, secret, consented("market:read")));
        String shown = tokens.path("refresh_token").asString();
        Callable<Integer> use = () ->
                new OAuthClient(GATEWAY, port).refresh(client, secret, shown).statusCode();
        int succeeded = 0;
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : many.invokeAll(List.of(use, use, use, use, use, use))) {
                succeeded += answer.get() == 200 ? 1 : 0;
            }
        }
        assertThat(succeeded).isLessThanOrEqualTo(1);
        assertThat(active(tokens.path("access_token"))).isFalse();
    }

    // Client credentials, introspection, revocation

    @Test
    void anAppActsForTheAccountThatRegisteredIt() throws ParseException {
        JsonNode tokens = clientToken();
        String grant = grantOf(tokens);
        assertThat(jdbc.sql("select account_id from oauth_grants where id = ?")
                        .param(grant)
                        .query(String.class)
                        .single())
                .isEqualTo(account);
        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(grantOf(clientToken())).isEqualTo(grant);
        assertThat(body(app.postForm(
                                "/oauth2/token",
                                Map.of("grant_type", "client_credentials", "scope", "account:write"),
                                client + ":" + secret))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_scope");
    }

    @Test
    void introspectionTellsWhatATokenSays() {
        JsonNode tokens = clientToken();
        JsonNode told =
                app.introspect(client, secret, tokens.path("access_token").asString());
        assertThat(told.path("active").asBoolean()).isTrue();
        assertThat(told.path("scope").asString()).isEqualTo("market:read");
        assertThat(told.path("client_id").asString()).isEqualTo(client);
        assertThat(told.path("iss").asString()).isEqualTo("https://candela.example");
        assertThat(active(JSON.valueToTree("no-token"))).isFalse();
        assertThat(app.postForm("/oauth2/introspect", Map.of("token", "x")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void revokingATokenRevokesItsGrantAndGatewaysHearOfIt() throws ParseException {
        try (TopicReader topic = TopicReader.credentials(Infrastructure.kafka().bootstrapServers())) {
            topic.poll();
            JsonNode tokens = body(app.redeem(client, secret, consented("market:read")));
            String grant = grantOf(tokens);
            await().untilAsserted(() -> assertThat(topic.of(grant)).isNotEmpty().allSatisfy(published -> {
                assertThat(published.kind()).isEqualTo(Credential.Kind.GRANT);
                assertThat(published.account()).isEqualTo(account);
                assertThat(published.plan()).isEqualTo("free");
                assertThat(published.scopes()).containsExactly("market:read");
                assertThat(published.status()).isEqualTo(Credential.Status.ACTIVE);
            }));
            assertThat(app.postForm(
                                    "/oauth2/revoke",
                                    Map.of("token", tokens.path("refresh_token").asString()),
                                    client + ":" + secret)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(active(tokens.path("access_token"))).isFalse();
            await().untilAsserted(() -> assertThat(topic.of(grant))
                    .last()
                    .extracting(Credential::status)
                    .isEqualTo(Credential.Status.REVOKED));
        }
    }

    // The account's own view

    @Test
    void aUserSeesAndRevokesWhatActsForThem() throws ParseException {
        JsonNode tokens = body(app.redeem(client, secret, consented("market:read")));
        String grant = grantOf(tokens);
        JsonNode listed = read("/v1/grants").path("data");
        assertThat(listed.valueStream().map(each -> each.path("id").asString())).contains(grant);
        assertThat(listed.get(0).path("clientName").asString()).isEqualTo("Port & <Folio>");
        assertThat(api("DELETE", "/v1/grants/" + grant, token("account:write"), null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(active(tokens.path("access_token"))).isFalse();
        assertThat(api("DELETE", "/v1/grants/" + grant, GATEWAY.token("acc_other", "account:write"), null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void appsAndWhatUsersAllowThemAreAudited() throws ParseException {
        String grant = grantOf(body(app.redeem(client, secret, consented("market:read"))));
        assertThat(api("DELETE", "/v1/clients/" + client, token("account:write"), null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(audited(client)).containsExactly("app.created by anonymous", "app.revoked by " + account);
        assertThat(audited(grant))
                .containsExactly(
                        "grant.created by " + account, "grant.changed by " + account, "grant.revoked by " + account);
        assertThat(jdbc.sql("select after ->> 'client_id' from audit where subject = ? and action = 'grant.created'")
                        .param(grant)
                        .query(String.class)
                        .list())
                .containsExactly(client);
    }

    private List<@Nullable String> audited(String subject) {
        return jdbc.sql("select action || ' by ' || coalesce(actor ->> 'account', actor ->> 'database')"
                        + " from audit where subject = ? order by sequence")
                .param(subject)
                .query(String.class)
                .list();
    }

    @Test
    void revokingAnAppRevokesAllItsGrants() {
        JsonNode tokens = body(app.redeem(client, secret, consented("market:read")));
        assertThat(read("/v1/clients").at("/data/0/id").asString()).isEqualTo(client);
        assertThat(api("DELETE", "/v1/clients/" + client, token("account:write"), null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(app.refresh(client, secret, tokens.path("refresh_token").asString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from oauth_grants where client_id = ? and status <> 'revoked'")
                        .param(client)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(api("DELETE", "/v1/clients/" + client, GATEWAY.token("acc_other", "account:write"), null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNewPlanReachesGrantsAndAppsToo() throws ParseException {
        String grant = grantOf(clientToken());
        jdbc.sql("update accounts set plan = 'pro' where id = ?").param(account).update();
        try (TopicReader topic = TopicReader.credentials(Infrastructure.kafka().bootstrapServers())) {
            await().untilAsserted(() -> {
                assertThat(topic.of(grant)).last().extracting(Credential::plan).isEqualTo("pro");
                assertThat(topic.of(client)).last().extracting(Credential::plan).isEqualTo("pro");
            });
        }
    }

    // What is kept

    @Test
    void noCodeTokenOrSecretIsKeptInTheClear() {
        String state = OAuthClient.hidden(
                        app.toConsent(client, "market:read", email, PASSWORD).body())
                .get("state");
        String code = consented("openid market:read");
        JsonNode tokens = body(app.redeem(client, secret, code));
        String dump = jdbc.sql("""
                        select concat_ws(' ', (select string_agg(oauth_clients::text, ' ') from oauth_clients),
                            (select string_agg(oauth_grants::text, ' ') from oauth_grants),
                            (select string_agg(oauth_tokens::text, ' ') from oauth_tokens),
                            (select string_agg(oauth_registration_tokens::text, ' ') from oauth_registration_tokens))""").query(String.class).single();
        assertThat(dump).contains(client);
        for (String shown : List.of(
                String.valueOf(state),
                code,
                secret,
                registrationToken("market:read"),
                tokens.path("access_token").asString(),
                tokens.path("refresh_token").asString(),
                tokens.path("id_token").asString())) {
            assertThat(dump).doesNotContain(shown);
        }
    }

    private JsonNode register(String metadata) {
        HttpResponse<String> answer =
                app.register(registrationToken("market:read", "signals:read", "account:write"), metadata);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return body(answer);
    }

    private String registrationToken(String... scopes) {
        HttpResponse<String> answer = api("POST", "/v1/registration-tokens", GATEWAY.token(account, scopes), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return body(answer).path("token").asString();
    }

    private String consented(String scope) {
        return code(parameters(
                location(app.allow(app.toConsent(client, scope, email, PASSWORD).body()))));
    }

    private JsonNode clientToken() {
        return body(app.postForm(
                "/oauth2/token",
                Map.of("grant_type", "client_credentials", "scope", "market:read"),
                client + ":" + secret));
    }

    private boolean active(JsonNode token) {
        return app.introspect(client, secret, token.asString()).path("active").asBoolean();
    }

    private static String code(Map<String, String> parameters) {
        return parameters.getOrDefault("code", "no code: " + parameters);
    }

    private static String grantOf(JsonNode tokens) throws ParseException {
        return SignedJWT.parse(tokens.path("access_token").asString())
                .getJWTClaimsSet()
                .getStringClaim("grant_id");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private String token(String... scopes) {
        return GATEWAY.token(account, scopes);
    }

    private JsonNode read(String path) {
        return JSON.readTree(api("GET", path, token("account:read"), null).body());
    }

    private HttpResponse<String> api(String method, String path, String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(IdentityHeader.NAME, token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
