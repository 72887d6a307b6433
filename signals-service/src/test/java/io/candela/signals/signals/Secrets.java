package io.candela.signals.signals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The files that every service is given, made afresh. */
public record Secrets(Path privateKey, Path publicKeys, Path cursorSecret) {
    public static Secrets in(Path folder) throws IOException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        return new Secrets(
                Files.writeString(folder.resolve("identity.jwk"), key.toJSONString()),
                Files.writeString(folder.resolve("identity.jwks"), new JWKSet(key.toPublicJWK()).toString()),
                Files.writeString(folder.resolve("cursor.secret"), "0123456789abcdef0123456789abcdef"));
    }

    /** What the gateway would send with a request to this service. */
    public String identity() {
        return CallerTokenIssuer.withKeyIn(privateKey).issue(Caller.anonymous(), "signals-service", Instant.now());
    }
}
