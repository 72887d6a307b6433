package io.candela.gateway.authentication;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.candela.gateway.routes.Access;
import io.candela.gateway.routes.RouteTable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who gives tokens for this API, and for what (RFC 9728). */
@RestController
class ProtectedResource {
    static final String PATH = "/.well-known/oauth-protected-resource";

    private final Metadata metadata;

    ProtectedResource(PublicUrl url, RouteTable routes) {
        this.metadata = new Metadata(
                url.text(),
                List.of(url.text()),
                routes.routes().stream()
                        .flatMap(route ->
                                route.access() instanceof Access.Scoped(var scope) ? Stream.of(scope) : Stream.empty())
                        .distinct()
                        .sorted()
                        .toList(),
                List.of("header"),
                "Candela");
    }

    @GetMapping(PATH)
    ResponseEntity<Metadata> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(metadata);
    }

    record Metadata(
            String resource,
            @JsonProperty("authorization_servers") List<String> authorizationServers,
            @JsonProperty("scopes_supported") List<String> scopesSupported,
            @JsonProperty("bearer_methods_supported") List<String> bearerMethodsSupported,
            @JsonProperty("resource_name") String resourceName) {}
}
