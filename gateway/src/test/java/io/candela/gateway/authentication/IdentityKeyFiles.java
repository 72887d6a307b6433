package io.candela.gateway.authentication;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Identity keys for tests, made afresh: a file for each private half, and one with all public halves. */
public final class IdentityKeyFiles {
    private final Path folder;
    private final List<JWK> published = new ArrayList<>();

    public IdentityKeyFiles(Path folder) {
        this.folder = folder;
    }

    /** Makes a pair and publishes its public half. */
    public ECKey create(String id) throws IOException {
        ECKey pair = createUnpublished(id);
        published.add(pair.toPublicJWK());
        Files.writeString(publicKeys(), new JWKSet(published).toString());
        return pair;
    }

    ECKey createUnpublished(String id) throws IOException {
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
            Files.writeString(privateKey(id), pair.toJSONString());
            return pair;
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    public Path privateKey(String id) {
        return folder.resolve(id + ".jwk");
    }

    public Path publicKeys() {
        return folder.resolve("public.jwks");
    }
}
