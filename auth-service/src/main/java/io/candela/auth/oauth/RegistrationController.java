package io.candela.auth.oauth;

import io.candela.auth.oauth.Registrations.Outcome;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where apps register themselves (RFC 7591). */
@Hidden
@RestController
class RegistrationController {
    private static final String BEARER = "Bearer ";

    private final Registrations registrations;

    RegistrationController(Registrations registrations) {
        this.registrations = registrations;
    }

    @PostMapping(Endpoints.REGISTER)
    ResponseEntity<Map<String, Object>> register(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode metadata) {
        String token = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : "";
        return switch (registrations.register(token, metadata)) {
            case Outcome.Registered(var client, var secret) ->
                answer(HttpStatus.CREATED).body(described(client, secret));
            case Outcome.Wrong(var error, var description) ->
                answer(HttpStatus.BAD_REQUEST).body(Map.of("error", error, "error_description", description));
            case Outcome.Unauthorised _ ->
                answer(HttpStatus.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"candela\", error=\"invalid_token\"")
                        .body(Map.of(
                                "error",
                                "invalid_token",
                                "error_description",
                                "Registering takes a registration token that was not used yet"));
        };
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private static Map<String, Object> described(Client client, @Nullable String secret) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("client_id", client.id());
        described.put("client_id_issued_at", client.createdAt().getEpochSecond());
        if (secret != null) {
            described.put("client_secret", secret);
            described.put("client_secret_expires_at", 0);
        }
        described.put("client_name", client.name());
        described.put("redirect_uris", client.terms().redirectUris());
        described.put("grant_types", client.terms().grantTypes());
        described.put(
                "response_types", client.terms().grantTypes().contains(Grant.BY_CODE) ? List.of("code") : List.of());
        described.put("token_endpoint_auth_method", client.terms().authentication());
        described.put("scope", String.join(" ", client.terms().scopes()));
        return described;
    }
}
