package io.candela.local.launcher;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.candela.local.software.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The keys by which services know who calls: a file for each private half, and one with all public halves. The id of a
 * key says who may sign with it: it begins with the service's name and a dot, but for the gateway's.
 */
record IdentityKeyPairs(Path publicKeys) {

    /** Makes the pairs that are missing; public keys that are there already, such as a next one, stay. */
    void create(Map<Service, Path> privateKeys) throws IOException {
        List<JWK> known = Files.exists(publicKeys) ? published() : List.of();
        List<JWK> all = new ArrayList<>(known);
        for (Service service : Service.values()) {
            Path file = privateKeys.get(service);
            if (file == null) {
                continue;
            }
            if (!Files.exists(file)) {
                PrivateFile.write(file, generate(service).toJSONString());
            }
            JWK half = read(file).toPublicJWK();
            if (!all.contains(half)) {
                all.add(half);
            }
        }
        if (!all.equals(known)) {
            PrivateFile.write(publicKeys, new JWKSet(all).toString());
        }
    }

    private static ECKey generate(Service service) {
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
            return service == Service.GATEWAY
                    ? pair
                    : new ECKey.Builder(pair)
                            .keyID(service.module() + "." + pair.getKeyID())
                            .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    private static ECKey read(Path file) throws IOException {
        try {
            return ECKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IOException(file + " does not hold an EC key as a JWK", e);
        }
    }

    private List<JWK> published() throws IOException {
        try {
            return JWKSet.load(publicKeys.toFile()).getKeys();
        } catch (ParseException e) {
            throw new IOException(publicKeys + " does not hold a JWK set", e);
        }
    }
}
