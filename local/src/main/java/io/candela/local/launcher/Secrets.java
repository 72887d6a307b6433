package io.candela.local.launcher;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.candela.contracts.ApiKey;
import io.candela.contracts.KeyMode;
import io.candela.local.software.Password;
import io.candela.local.software.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** What nobody but this instance knows: made at its first start, and kept. There are no default passwords. */
record Secrets(Path folder) {
    private static final int SIGNING_KEY_BITS = 2048;
    private static final int REQUEST_SIGNING_KEY_BITS = 256;

    /** Makes those that are not there yet. */
    void create() throws IOException {
        new IdentityKeyPairs(identityPublicKeys()).create(identityPrivateKeys());
        create(cursorSecret(), Password::fresh);
        create(sealingKeys(), () -> KeySets.fresh(KeySets.SEALING));
        create(indexKeys(), () -> KeySets.fresh(KeySets.INDEX));
        create(oauthSigningKeys(), Secrets::newSigningKeys);
        create(requestSigningKeys(), Secrets::newRequestSigningKeys);
        create(answerKey(), AnswerKeyPair::generate);
        create(answerPublicKeys(), () -> AnswerKeyPair.publicHalf(read(answerKey())));
        create(password("postgres"), Password::fresh);
        for (ServiceDatabase database : ServiceDatabase.values()) {
            create(password(database.program()), Password::fresh);
        }
        create(password("redis"), Password::fresh);
        create(password("questdb"), Password::fresh);
        create(key("demo"), Secrets::newKey);
        create(key("admin"), Secrets::newKey);
    }

    /** The key of a service that signs whom it calls for: the gateway, and those that call others by themselves. */
    Path identityPrivateKey(Service service) {
        return Objects.requireNonNull(identityPrivateKeys().get(service), service.module());
    }

    private Map<Service, Path> identityPrivateKeys() {
        return Map.of(
                Service.GATEWAY, folder.resolve("identity-private.jwk"),
                Service.SIGNALS, folder.resolve("signals-identity-private.jwk"));
    }

    Path identityPublicKeys() {
        return folder.resolve("identity-public.jwks");
    }

    Path cursorSecret() {
        return folder.resolve("cursor.secret");
    }

    /** The keys with which auth-service seals what it stores. */
    Path sealingKeys() {
        return folder.resolve("auth-sealing.keyset");
    }

    /** The keys of the hashes by which auth-service finds what is sealed. */
    Path indexKeys() {
        return folder.resolve("auth-index.keyset");
    }

    /** The keys that sign access tokens: the first one does, all are published. */
    Path oauthSigningKeys() {
        return folder.resolve("oauth-signing.jwks");
    }

    /** The keys that callers' signing secrets are derived from: new ones from the first, the others from theirs. */
    Path requestSigningKeys() {
        return folder.resolve("request-signing.jwks");
    }

    /** The key with which gateways sign answers. */
    Path answerKey() {
        return folder.resolve("answer-signing.jwk");
    }

    /** Its public half, and those of others that gateways sign or will sign with. */
    Path answerPublicKeys() {
        return folder.resolve("answer-signing-public.jwks");
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

    private static String newKey() {
        return ApiKey.generate(KeyMode.TEST, new SecureRandom()).text();
    }

    private static String newSigningKeys() {
        try {
            return new JWKSet(new RSAKeyGenerator(SIGNING_KEY_BITS)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyUse(KeyUse.SIGNATURE)
                            .keyIDFromThumbprint(true)
                            .generate())
                    .toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    private static String newRequestSigningKeys() {
        try {
            return new JWKSet(new OctetSequenceKeyGenerator(REQUEST_SIGNING_KEY_BITS)
                            .keyID(UUID.randomUUID().toString())
                            .generate())
                    .toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException("Random bytes are a key", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
