package io.candela.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Identity keys for tests, made afresh. */
public record Keys(Path privateFile, Path publicFile) {
    public static Keys in(Path folder, String id) throws IOException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        return new Keys(
                Files.writeString(folder.resolve(id + ".jwk"), key.toJSONString()),
                Files.writeString(folder.resolve(id + ".jwks"), new JWKSet(key.toPublicJWK()).toString()));
    }
}
