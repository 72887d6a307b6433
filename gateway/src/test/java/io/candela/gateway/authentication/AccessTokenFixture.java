package io.candela.gateway.authentication;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Makes access tokens by hand, so that they can be wrong in every way. */
public final class AccessTokenFixture {
    static final String ISSUER = "https://candela.example";

    private static final JsonMapper JSON = new JsonMapper();

    final RSAKey key;

    public AccessTokenFixture(String id) {
        try {
            key = new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public JWKSet published() {
        return new JWKSet(key.toPublicJWK());
    }

    Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "at+jwt");
        header.put("kid", key.getKeyID());
        return header;
    }

    /** What a good token says that is issued at {@code now}. */
    public static Map<String, Object> claims(String issuer, String grant, Instant now, String scope) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", issuer);
        claims.put("sub", "acct_1");
        claims.put("client_id", "client_1");
        claims.put("jti", "1");
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(600).getEpochSecond());
        claims.put("scope", scope);
        claims.put("grant_id", grant);
        return claims;
    }

    /** A token that is right in everything but what was put into {@code claims}. */
    public String token(Map<String, Object> claims) {
        return token(json(header()), json(claims));
    }

    /** A token of these two texts, rightly signed. */
    String token(String header, String claims) {
        String signed = part(header) + '.' + part(claims);
        return signed + '.' + sign(signed);
    }

    /** A token that a shared secret has signed: {@code secret} is what a careless reader takes for one. */
    static String withMac(Map<String, Object> header, Map<String, Object> claims, byte[] secret) {
        String signed = part(json(header)) + '.' + part(json(claims));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + '.' + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(Map<String, Object> values) {
        return JSON.writeValueAsString(values);
    }

    static String part(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toRSAPrivateKey());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return base64(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
