package io.candela.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The key pair that a service needs by which services vouch for callers. */
public final class IdentityKeys {
    private IdentityKeys() {}

    /** Writes a new one into {@code folder}; answers the arguments that tell a service where it is. */
    public static List<String> in(Path folder) throws IOException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("bench").generate();
        Path publicKeys = folder.resolve("identity.jwks");
        Path privateKey = folder.resolve("identity.jwk");
        Files.writeString(publicKeys, new JWKSet(key.toPublicJWK()).toString());
        Files.writeString(privateKey, key.toJSONString());
        return List.of(
                "--candela.identity.public-keys-file=" + publicKeys,
                "--candela.identity.private-key-file=" + privateKey);
    }
}
