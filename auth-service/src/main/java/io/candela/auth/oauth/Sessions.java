package io.candela.auth.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Who is signed in to the pages, in a signed cookie: any replica knows it, and nothing has to be kept. Its type and
 * audience keep it apart from the tokens that the same keys sign.
 */
@Component
class Sessions {
    static final String COOKIE = "candela_session";

    private static final JOSEObjectType TYPE = new JOSEObjectType("candela-session+jwt");
    private static final String AUDIENCE = "candela-pages";

    private final SigningKeys keys;
    private final OAuthProperties properties;
    private final InstantSource clock;

    Sessions(SigningKeys keys, OAuthProperties properties, InstantSource clock) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** The cookie that says that the owner of {@code account} is signed in from now on. */
    ResponseCookie begin(String account) {
        Instant now = clock.instant();
        RSAKey key = keys.current();
        SignedJWT session = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(TYPE)
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .audience(AUDIENCE)
                        .subject(account)
                        .expirationTime(Date.from(now.plus(properties.sessionLife())))
                        .build());
        try {
            session.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that signs tokens signs this as well", e);
        }
        return ResponseCookie.from(COOKIE, session.serialize())
                .path(Endpoints.PAGES)
                .httpOnly(true)
                .secure(properties.secure())
                .sameSite("Lax")
                .maxAge(properties.sessionLife())
                .build();
    }

    /** The account whose owner is signed in. */
    Optional<String> accountOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .flatMap(cookie -> read(cookie.getValue()).stream())
                        .findFirst();
    }

    private Optional<String> read(String text) {
        try {
            SignedJWT session = SignedJWT.parse(text);
            String id = session.getHeader().getKeyID();
            RSAKey key = id == null ? null : keys.find(id);
            if (key == null
                    || !JWSAlgorithm.RS256.equals(session.getHeader().getAlgorithm())
                    || !TYPE.equals(session.getHeader().getType())
                    || !session.verify(new RSASSAVerifier(key.toRSAPublicKey()))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = session.getJWTClaimsSet();
            return List.of(AUDIENCE).equals(claims.getAudience())
                            && claims.getExpirationTime() != null
                            && clock.instant()
                                    .isBefore(claims.getExpirationTime().toInstant())
                    ? Optional.ofNullable(claims.getSubject())
                    : Optional.empty();
        } catch (ParseException | JOSEException unusable) {
            return Optional.empty();
        }
    }
}
