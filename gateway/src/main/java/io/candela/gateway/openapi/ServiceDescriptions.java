package io.candela.gateway.openapi;

import io.candela.gateway.upstream.IdentityTokens;
import io.candela.gateway.upstream.Registry;
import io.candela.platform.identity.IdentityHeader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks services for their descriptions, as they ask to be asked: with the gateway's identity. */
@Component
class ServiceDescriptions {
    private static final Logger log = LoggerFactory.getLogger(ServiceDescriptions.class);
    private static final String PATH = "/v3/api-docs";
    private static final int OK = 200;

    private final Registry registry;
    private final IdentityTokens tokens;
    private final JsonMapper mapper;
    private final Duration timeout;
    private final HttpClient http;

    ServiceDescriptions(Registry registry, IdentityTokens tokens, JsonMapper mapper, OpenApiProperties properties) {
        this.registry = registry;
        this.tokens = tokens;
        this.mapper = mapper;
        this.timeout = properties.timeout();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** The description of the first of the service's instances that gives one; nothing if none does. */
    Optional<JsonNode> of(String service) throws InterruptedException {
        for (URI instance : registry.instances(service)) {
            try {
                HttpResponse<String> answer = http.send(request(instance, service), BodyHandlers.ofString());
                JsonNode description = answer.statusCode() == OK ? mapper.readTree(answer.body()) : mapper.nullNode();
                if (description.path("paths").isObject()) {
                    return Optional.of(description);
                }
                unread(service, "status " + answer.statusCode());
            } catch (IOException | JacksonException failure) {
                unread(service, String.valueOf(failure.getMessage()));
            }
        }
        return Optional.empty();
    }

    private HttpRequest request(URI instance, String service) {
        return HttpRequest.newBuilder(instance.resolve(PATH))
                .timeout(timeout)
                .header(IdentityHeader.NAME, tokens.tokenFor(null, service))
                .build();
    }

    private static void unread(String service, String reason) {
        log.atInfo()
                .addKeyValue("service", service)
                .addKeyValue("reason", reason)
                .log("A service did not describe itself");
    }
}
