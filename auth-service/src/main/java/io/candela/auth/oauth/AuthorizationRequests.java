package io.candela.auth.oauth;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Authorization requests as JSON: what has to be known of one when its code is redeemed. */
@Component
class AuthorizationRequests {
    private final JsonMapper mapper;
    private final OAuthProperties properties;

    AuthorizationRequests(JsonMapper mapper, OAuthProperties properties) {
        this.mapper = mapper;
        this.properties = properties;
    }

    String write(OAuth2AuthorizationRequest request) {
        Map<String, String> parameters = new TreeMap<>();
        request.getAdditionalParameters().forEach((name, value) -> {
            if (value instanceof String text) {
                parameters.put(name, text);
            }
        });
        return mapper.writeValueAsString(new Kept(request.getRedirectUri(), request.getState(), parameters));
    }

    OAuth2AuthorizationRequest read(Grant grant, String json) {
        Kept kept = mapper.readValue(json, Kept.class);
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(properties.url(Endpoints.AUTHORIZE))
                .clientId(grant.client())
                .redirectUri(kept.redirectUri())
                .scopes(grant.scopes())
                .state(kept.state())
                .additionalParameters(Map.copyOf(kept.parameters()))
                .build();
    }

    /** Where the user is sent back to. */
    String redirectUri(String json) {
        return Objects.requireNonNull(mapper.readValue(json, Kept.class).redirectUri(), "redirect_uri");
    }

    record Kept(@Nullable String redirectUri, @Nullable String state, Map<String, String> parameters) {}
}
