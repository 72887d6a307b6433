package io.candela.gateway.catalog;

import io.candela.gateway.authentication.PublicUrl;
import io.candela.gateway.documents.PublishedDocument;
import io.candela.gateway.routes.EdgeRoute;
import io.candela.gateway.routes.RouteTable;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers at {@code /.well-known/api-catalog} with a link set (RFC 9264) of each version of the API. */
@RestController
class CatalogController {
    private static final String PATH = "/.well-known/api-catalog";
    private static final MediaType LINK_SET =
            MediaType.parseMediaType("application/linkset+json;profile=\"https://www.rfc-editor.org/info/rfc9727\"");
    private static final Pattern VERSION = Pattern.compile("/v\\d+(?=/)");

    private final PublishedDocument document;

    CatalogController(PublicUrl url, RouteTable routes) {
        this.document = PublishedDocument.of(
                LINK_SET,
                catalog(
                        url,
                        versions(
                                routes.routes().stream().map(EdgeRoute::pattern).toList())));
    }

    /** {@code Link} says at the catalogue itself, too, where it is: so RFC 9727 asks of an answer to HEAD. */
    @GetMapping(PATH)
    ResponseEntity<String> catalog() {
        return document.published()
                .start()
                .header(HttpHeaders.LINK, "<%s>; rel=\"api-catalog\"".formatted(PATH))
                .body(document.json());
    }

    static SortedSet<String> versions(Collection<String> patterns) {
        return patterns.stream()
                .map(VERSION::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static ObjectNode catalog(PublicUrl url, SortedSet<String> versions) {
        ObjectNode catalog = JsonNodeFactory.instance.objectNode();
        for (String version : versions) {
            ObjectNode api = catalog.withArray("linkset").addObject().put("anchor", url.of(version));
            link(api, "service-desc", url.of("/openapi.json"), MediaType.APPLICATION_JSON_VALUE);
            link(api, "service-desc", url.of("/asyncapi.json"), MediaType.APPLICATION_JSON_VALUE);
            link(api, "service-doc", url.of("/docs"), MediaType.TEXT_HTML_VALUE);
            link(
                    api,
                    "service-meta",
                    url.of("/.well-known/oauth-protected-resource"),
                    MediaType.APPLICATION_JSON_VALUE);
            link(api, "status", url.of("/status"), MediaType.APPLICATION_JSON_VALUE);
        }
        return catalog;
    }

    private static void link(ObjectNode api, String relation, String target, String type) {
        api.withArray(relation).addObject().put("href", target).put("type", type);
    }
}
