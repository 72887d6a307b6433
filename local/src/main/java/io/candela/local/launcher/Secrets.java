package io.candela.local.launcher;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.candela.contracts.ApiKey;
import io.candela.contracts.KeyMode;
import io.candela.local.software.Password;
import io.candela.local.software.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** What nobody but this instance knows: made at its first start, and kept. There are no default passwords. */
record Secrets(Path folder) {

    /** Makes those that are not there yet. */
    void create() throws IOException {
        if (!Files.exists(identityPublicKeys())) {
            createIdentityKeys();
        }
        create(cursorSecret(), Password::fresh);
        create(password("postgres"), Password::fresh);
        for (ServiceDatabase database : ServiceDatabase.values()) {
            create(password(database.program()), Password::fresh);
        }
        create(password("redis"), Password::fresh);
        create(password("questdb"), Password::fresh);
        create(key("demo"), Secrets::newKey);
        create(key("admin"), Secrets::newKey);
    }

    Path identityPrivateKey() {
        return folder.resolve("identity-private.jwk");
    }

    Path identityPublicKeys() {
        return folder.resolve("identity-public.jwks");
    }

    Path cursorSecret() {
        return folder.resolve("cursor.secret");
    }

    /** The file of the API key with this name. */
    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    String passwordOf(String program) {
        return read(password(program));
    }

    String demoKey() {
        return read(key("demo"));
    }

    String adminKey() {
        return read(key("admin"));
    }

    private Path password(String program) {
        return folder.resolve(program + ".password");
    }

    private static void create(Path file, Supplier<String> secret) throws IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, secret.get());
        }
    }

    /** The public half is written last: its presence says that the pair is whole. */
    private void createIdentityKeys() throws IOException {
        try {
            ECKey pair = new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
            PrivateFile.write(identityPrivateKey(), pair.toJSONString());
            PrivateFile.write(identityPublicKeys(), new JWKSet(pair.toPublicJWK()).toString());
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    private static String newKey() {
        return ApiKey.generate(KeyMode.TEST, new SecureRandom()).text();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
