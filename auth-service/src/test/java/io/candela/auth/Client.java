package io.candela.auth;

import io.candela.platform.identity.IdentityHeader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a gateway does. It logs nothing, so that what is logged comes from the service. */
final class Client {
    /** Where all of its callers are. */
    static final String ADDRESS = "203.0.113.7";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final TestGateway gateway;
    private final int port;

    Client(TestGateway gateway, int port) {
        this.gateway = gateway;
        this.port = port;
    }

    Answer signUp(String email, String password) {
        return signUp(JSON.writeValueAsString(Map.of("email", email, "password", password)));
    }

    Answer signUp(String body) {
        return send("POST", "/v1/accounts", gateway.anonymous(), body);
    }

    /** Asks for a key with one that may do everything but administer. */
    Answer createKey(String account, String body) {
        String token = gateway.token(account, "market:read", "signals:read", "account:read", "account:write");
        return send("POST", "/v1/keys", token, body);
    }

    Answer get(String path, String account) {
        return send("GET", path, gateway.token(account, "account:read"), null);
    }

    Answer getAsAdmin(String path) {
        return send("GET", path, gateway.token("acc_admin", "account:read", "admin"), null);
    }

    Answer delete(String path, String account) {
        return send("DELETE", path, gateway.token(account, "account:write"), null);
    }

    /** As {@link #createKey}, named so that it can be sent again; with a credential of the caller's choice. */
    Answer createKey(String account, String credential, String idempotencyKey, String body) {
        String token =
                gateway.tokenOf(account, credential, "market:read", "signals:read", "account:read", "account:write");
        return send("POST", "/v1/keys", token, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    Answer signUp(String idempotencyKey, String email, String password) {
        String body = JSON.writeValueAsString(Map.of("email", email, "password", password));
        return send("POST", "/v1/accounts", gateway.anonymous(), body, Map.of("Idempotency-Key", idempotencyKey));
    }

    /** As {@link #createKey}: renames, changes, rotates. */
    Answer change(String method, String path, String account, @Nullable String body) {
        String token = gateway.token(account, "market:read", "signals:read", "account:read", "account:write");
        return send(method, path, token, body);
    }

    Answer getWithoutToken(String path) {
        return send("GET", path, null, null);
    }

    private Answer send(String method, String path, @Nullable String token, @Nullable String body) {
        return send(method, path, token, body, Map.of());
    }

    private Answer send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header(IdentityHeader.NAME, token).header(IdentityHeader.ADDRESS, ADDRESS);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
