package io.candela.auth.oauth;

import io.candela.auth.oauth.Client.ClientTerms;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads what app is to be registered (RFC 7591). What it does not know it passes over, as the standard wants; nothing that
 * the request names, such as {@code jwks_uri}, is ever fetched.
 */
final class RegistrationReader {
    private static final int LONGEST_NAME = 64;
    private static final int MOST_REDIRECTS = 10;
    private static final int LONGEST_REDIRECT = 512;
    private static final String CODE_GRANT = "authorization_code";
    private static final String REFRESH_GRANT = "refresh_token";
    private static final String CLIENT_GRANT = "client_credentials";
    private static final Set<String> GRANT_TYPES = Set.of(CODE_GRANT, REFRESH_GRANT, CLIENT_GRANT);
    private static final Set<String> METHODS = Set.of("client_secret_basic", "client_secret_post", "none");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    private final NavigableSet<String> allowed;

    /** {@code allowed} is what an app may be allowed to do at most. */
    RegistrationReader(NavigableSet<String> allowed) {
        this.allowed = allowed;
    }

    /** What is to be said of the request. */
    sealed interface Reading {
        record Understood(String name, ClientTerms terms) implements Reading {}

        /** {@code error} is one of RFC 7591, section 3.2.2. */
        record Wrong(String error, String description) implements Reading {}
    }

    Reading read(JsonNode metadata) {
        try {
            String name = name(metadata);
            String method = method(metadata);
            List<String> grants = grants(metadata, method);
            return new Reading.Understood(
                    name, new ClientTerms(method, grants, redirects(metadata, grants), scopes(metadata)));
        } catch (Unreadable e) {
            return e.wrong;
        }
    }

    private static String name(JsonNode metadata) {
        String name = metadata.path("client_name").asString("").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong("client_name is required, with at most %d characters: users are asked about it"
                    .formatted(LONGEST_NAME));
        }
        return name;
    }

    private static String method(JsonNode metadata) {
        String method = metadata.path("token_endpoint_auth_method").asString("client_secret_basic");
        if (!METHODS.contains(method)) {
            throw wrong("token_endpoint_auth_method must be one of " + new TreeSet<>(METHODS));
        }
        return method;
    }

    private static List<String> grants(JsonNode metadata, String method) {
        List<String> grants = new ArrayList<>(strings(metadata, "grant_types", List.of(CODE_GRANT)));
        if (!GRANT_TYPES.containsAll(grants) || grants.isEmpty()) {
            throw wrong("grant_types may be " + new TreeSet<>(GRANT_TYPES));
        }
        if (!strings(metadata, "response_types", List.of("code")).equals(List.of("code"))
                && grants.contains(CODE_GRANT)) {
            throw wrong("response_types must be [code]");
        }
        if (method.equals("none")) {
            if (grants.contains(CLIENT_GRANT)) {
                throw wrong("client_credentials takes a client with a secret");
            }
            // Who has stolen a refresh token could use it without a secret: such an app asks its user again.
            grants.remove(REFRESH_GRANT);
        }
        if (grants.isEmpty() || grants.equals(List.of(REFRESH_GRANT))) {
            throw wrong("refresh_token takes authorization_code beside it");
        }
        return List.copyOf(new TreeSet<>(grants));
    }

    private static List<String> redirects(JsonNode metadata, List<String> grants) {
        List<String> redirects = strings(metadata, "redirect_uris", List.of());
        if ((grants.contains(CODE_GRANT) && redirects.isEmpty()) || redirects.size() > MOST_REDIRECTS) {
            throw redirect("redirect_uris are required, %d at most".formatted(MOST_REDIRECTS));
        }
        redirects.forEach(RegistrationReader::check);
        return List.copyOf(new TreeSet<>(redirects));
    }

    private static void check(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            boolean safe = switch (scheme) {
                case "https" -> uri.getHost() != null;
                case "http" -> uri.getHost() != null && LOOPBACK.contains(uri.getHost());
                // RFC 8252, section 7.1: an app's own scheme is a domain name in reverse.
                default -> scheme.contains(".") && uri.getHost() == null;
            };
            if (!safe
                    || text.length() > LONGEST_REDIRECT
                    || uri.getRawFragment() != null
                    || uri.getRawUserInfo() != null) {
                throw redirect(
                        "%s must be an https address, http on 127.0.0.1 or [::1], or have a scheme such as com.example.app; no fragment"
                                .formatted(text));
            }
        } catch (URISyntaxException e) {
            throw redirect(text + " is no address");
        }
    }

    private NavigableSet<String> scopes(JsonNode metadata) {
        String text = metadata.path("scope").asString("").strip();
        NavigableSet<String> scopes = new TreeSet<>(text.isEmpty() ? GrantableScopes.LEAST : Set.of(text.split(" +")));
        if (text.isEmpty()) {
            scopes.retainAll(allowed);
        }
        if (!allowed.containsAll(scopes) || scopes.isEmpty()) {
            throw wrong("scope may name " + String.join(" ", allowed));
        }
        return scopes;
    }

    private static List<String> strings(JsonNode metadata, String field, List<String> otherwise) {
        JsonNode values = metadata.path(field);
        if (values.isMissingNode()) {
            return otherwise;
        }
        if (!values.isArray() || !values.valueStream().allMatch(JsonNode::isString)) {
            throw wrong(field + " must be a list of strings");
        }
        return values.valueStream().map(JsonNode::asString).toList();
    }

    private static Unreadable wrong(String description) {
        return new Unreadable(new Reading.Wrong("invalid_client_metadata", description));
    }

    private static Unreadable redirect(String description) {
        return new Unreadable(new Reading.Wrong("invalid_redirect_uri", description));
    }

    /** Ends the reading at the first fault; the standard has room for one. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Reading.Wrong wrong;

        Unreadable(Reading.Wrong wrong) {
            super(wrong.description(), null, false, false);
            this.wrong = wrong;
        }
    }
}
