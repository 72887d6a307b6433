package io.candela.gateway.authentication;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.candela.contracts.Instants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads access tokens (RFC 9068) with nothing but the keys that are known: which algorithm and which key is for us to say,
 * never for the token. What a token says twice is not read at all, as two readers could take it differently.
 */
final class AccessTokens {
    /** What auth-service makes has some 900 characters. */
    static final int LONGEST = 4096;

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final String TYPE = "at+jwt";
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final SigningKeys keys;
    private final String issuer;

    /** {@code issuer} is both who issues tokens and whom they are for: this API under its public URL. */
    AccessTokens(SigningKeys keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /** Whether {@code text} looks like a token at all, and not like an API key. */
    static boolean lookLike(String text) {
        return text.startsWith("eyJ") || text.indexOf('.') >= 0;
    }

    TokenReading read(String text, Instant now) {
        if (text.length() > LONGEST) {
            return new TokenReading.Forged("it is too long");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return new TokenReading.Forged("it does not have three parts");
        }
        JsonNode header = json(parts[0]);
        if (header == null || !ours(header)) {
            return new TokenReading.Forged("its header is not that of a token of ours");
        }
        RSAKey key = keys.find(header.path("kid").asString()).orElse(null);
        if (key == null) {
            return keys.empty() ? new TokenReading.NoKeys() : new TokenReading.UnknownKey();
        }
        if (!signed(parts, key)) {
            return new TokenReading.Forged("its signature is wrong");
        }
        JsonNode claims = json(parts[1]);
        return claims == null ? new TokenReading.Forged("its claims cannot be read") : read(claims, now);
    }

    /** No {@code jwk}, {@code jku}, {@code x5u}, {@code x5c} or {@code crit}: tokens of ours have these three and no others. */
    private static boolean ours(JsonNode header) {
        return HEADER.equals(Set.copyOf(header.propertyNames()))
                && header.path("alg").asString("").equals(JWSAlgorithm.RS256.getName())
                && header.path("typ").asString("").equals(TYPE)
                && header.path("kid").isString();
    }

    private static boolean signed(String[] parts, RSAKey key) {
        try {
            return new RSASSAVerifier(key.toRSAPublicKey())
                    .verify(
                            new JWSHeader(JWSAlgorithm.RS256),
                            (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII),
                            new Base64URL(parts[2]));
        } catch (JOSEException unusable) {
            return false;
        }
    }

    private TokenReading read(JsonNode claims, Instant now) {
        Instant issued = instant(claims, "iat");
        Instant end = instant(claims, "exp");
        if (!claims.path("iss").asString("").equals(issuer)) {
            return new TokenReading.Forged("it comes from another issuer");
        }
        if (!meantForUs(claims.path("aud"))) {
            return new TokenReading.Forged("it is meant for another API");
        }
        if (issued == null
                || end == null
                || !claims.path("grant_id").isString()
                || !claims.path("scope").isString()) {
            return new TokenReading.Forged("it lacks a claim");
        }
        if (claims.has("cnf")) {
            return new TokenReading.Forged("it is bound to a key, which is not checked here");
        }
        Instant start = claims.has("nbf") ? instant(claims, "nbf") : issued;
        if (start == null) {
            return new TokenReading.Forged("it lacks a claim");
        }
        if (Instants.later(start, issued).isAfter(now.plus(CLOCK_SKEW))) {
            return new TokenReading.Early(Instants.later(start, issued));
        }
        if (!now.isBefore(end)) {
            return new TokenReading.Expired(end);
        }
        TreeSet<String> scopes = new TreeSet<>();
        Stream.of(claims.path("scope").asString().split(" "))
                .filter(scope -> !scope.isEmpty())
                .forEach(scopes::add);
        return new TokenReading.Genuine(claims.path("grant_id").asString(), scopes, issued, end);
    }

    private boolean meantForUs(JsonNode audience) {
        return audience.isString()
                ? audience.asString().equals(issuer)
                : audience.isArray()
                        && audience.valueStream()
                                .anyMatch(each ->
                                        each.isString() && each.asString().equals(issuer));
    }

    private static @Nullable Instant instant(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        return value.isIntegralNumber()
                        && value.canConvertToLong()
                        && Math.abs(value.asLong()) < Integer.MAX_VALUE * 100L
                ? Instant.ofEpochSecond(value.asLong())
                : null;
    }

    private static @Nullable JsonNode json(String part) {
        try {
            JsonNode read = STRICT.readTree(Base64.getUrlDecoder().decode(part));
            return read.isObject() ? read : null;
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return null;
        }
    }
}
