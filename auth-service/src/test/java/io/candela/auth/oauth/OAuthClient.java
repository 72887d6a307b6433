package io.candela.auth.oauth;

import io.candela.auth.TestGateway;
import io.candela.contracts.Sha256;
import io.candela.platform.identity.IdentityHeader;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app and its user's browser, behind a gateway. */
final class OAuthClient {
    static final String REDIRECT = "https://app.example/callback";
    static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-of-them";

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestGateway gateway;
    private final List<Integer> ports;
    private final Map<String, String> cookies = new TreeMap<>();
    private int requests;

    /** Asks the service at each of {@code ports} in turn. */
    OAuthClient(TestGateway gateway, Integer... ports) {
        this.gateway = gateway;
        this.ports = List.of(ports);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> postForm(String path, Map<String, String> form) {
        return postForm(path, form, null);
    }

    /** With the app's own credentials, if it has some. */
    HttpResponse<String> postForm(String path, Map<String, String> form, @Nullable String basic) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(form)));
        if (basic != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
        }
        return send(request);
    }

    HttpResponse<String> register(String token, String metadata) {
        return send(request("/oauth2/register")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(metadata)));
    }

    /** Goes from the app to the consent page, signing in if need be; the page. */
    HttpResponse<String> toConsent(String client, String scope, String email, String password) {
        HttpResponse<String> answer = get(authorization(client, scope));
        if (location(answer).startsWith("/oauth2/login?")) {
            String login = location(answer);
            Map<String, String> form = hidden(get(login).body());
            form.put("email", email);
            form.put("password", password);
            answer = postForm(login, form);
            answer = get(location(answer));
        }
        return get(location(answer).substring(location(answer).indexOf("/oauth2/consent")));
    }

    /** Allows everything that the page asks for; the answer is the way back to the app. */
    HttpResponse<String> allow(String page) {
        Map<String, String> form = hidden(page.substring(page.indexOf("<form"), page.indexOf("</form>")));
        form.remove("scope");
        Matcher scopes = Pattern.compile("name=\"scope\" value=\"([^\"]+)\"").matcher(page);
        String all = scopes.results()
                .map(scope -> "&scope=" + URLEncoder.encode(scope.group(1), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return send(request("/oauth2/authorize")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(form) + all)));
    }

    /** The tokens for a code. */
    HttpResponse<String> redeem(String client, String secret, String code) {
        return postForm(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", REDIRECT,
                        "code_verifier", VERIFIER),
                client + ":" + secret);
    }

    HttpResponse<String> refresh(String client, String secret, String token) {
        return postForm(
                "/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", token), client + ":" + secret);
    }

    JsonNode introspect(String client, String secret, String token) {
        return body(postForm("/oauth2/introspect", Map.of("token", token), client + ":" + secret));
    }

    static String authorization(String client, String scope) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client);
        parameters.put("redirect_uri", REDIRECT);
        parameters.put("scope", scope);
        parameters.put("state", "the-apps-own");
        parameters.put(
                "code_challenge",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(Sha256.of(VERIFIER))));
        parameters.put("code_challenge_method", "S256");
        return "/oauth2/authorize?" + query(parameters);
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    static Map<String, String> parameters(String location) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair :
                Objects.requireNonNull(URI.create(location).getRawQuery()).split("&")) {
            String[] both = pair.split("=", 2);
            parameters.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    static JsonNode body(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static Map<String, String> hidden(String page) {
        Map<String, String> fields = new TreeMap<>();
        FIELD.matcher(page).results().forEach(field -> fields.put(field.group(1), field.group(2)));
        return fields;
    }

    private HttpRequest.Builder request(String path) {
        int port = ports.get(requests++ % ports.size());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(IdentityHeader.NAME, gateway.anonymous());
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] both = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
                cookies.put(both[0], both[1]);
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + '=' + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
