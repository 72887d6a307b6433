package io.candela.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.candela.auth.encryption.EncryptionFixture;
import io.candela.contracts.KeyMode;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Vouches for callers as a gateway does, and gives a service the settings to believe it. */
public final class TestGateway {
    private final Path folder;
    private final CallerTokenIssuer issuer;

    public TestGateway() {
        try {
            folder = Files.createTempDirectory("auth-service-test-");
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            Files.writeString(folder.resolve("public.jwks"), new JWKSet(key.toPublicJWK()).toString());
            Files.writeString(folder.resolve("oauth-signing.jwks"), new JWKSet(signingKey("oauth")).toString(false));
            Files.writeString(folder.resolve("request-signing.jwks"), new JWKSet(masterKey()).toString(false));
            Files.writeString(folder.resolve("cursor.secret"), "a secret of the tests alone, long enough");
            EncryptionFixture.fresh().write(folder.resolve("sealing.keyset"), folder.resolve("index.keyset"));
            issuer = CallerTokenIssuer.withKeyIn(Files.writeString(folder.resolve("private.jwk"), key.toJSONString()));
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that signs access tokens. */
    public static RSAKey signingKey(String id) throws JOSEException {
        return new RSAKeyGenerator(2048)
                .keyID(id)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
    }

    /** A key that secrets are derived from which callers sign requests with. */
    public static OctetSequenceKey masterKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new OctetSequenceKey.Builder(bytes).keyID("master").build();
    }

    public void configure(DynamicPropertyRegistry settings) {
        settings.add("candela.identity.public-keys-file", () -> folder.resolve("public.jwks"));
        settings.add("candela.cursor.secret-file", () -> folder.resolve("cursor.secret"));
        settings.add("candela.auth.encryption.sealing-keys-file", () -> folder.resolve("sealing.keyset"));
        settings.add("candela.auth.encryption.index-keys-file", () -> folder.resolve("index.keyset"));
        settings.add("candela.auth.oauth.signing-keys-file", () -> folder.resolve("oauth-signing.jwks"));
        settings.add(
                "candela.signing.keys-file",
                () -> folder.resolve("request-signing.jwks").toString());
        settings.add("eureka.client.enabled", () -> false);
    }

    public String anonymous() {
        return issuer.issue(Caller.anonymous(), "auth-service", Instant.now());
    }

    /** A token for a key of {@code account} with these scopes. */
    public String token(String account, String... scopes) {
        return tokenOf(account, "key_of_the_test", scopes);
    }

    /** A token for a certain key of {@code account}. */
    public String tokenOf(String account, String credential, String... scopes) {
        Caller caller = new Caller(account, credential, Set.of(scopes), "free", KeyMode.TEST);
        return issuer.issue(caller, "auth-service", Instant.now());
    }
}
