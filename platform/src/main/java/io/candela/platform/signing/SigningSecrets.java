package io.candela.platform.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The secrets of callers who sign by HMAC. Whoever has the file derives them (HKDF, RFC 5869) from one of its keys, the
 * credential's id and a salt, so that neither a database nor a topic holds any. New ones are derived from the first key of
 * the file; the others are there for those that were made before.
 */
public final class SigningSecrets {
    /** How such a secret begins, so that a leaked one is recognised. */
    static final String PREFIX = "cdl_sign_";

    private static final int SALT_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private final Path file;

    /** {@code file} holds a JWK set of {@code oct} keys with ids; it is read whenever a secret is wanted. */
    public SigningSecrets(Path file) {
        this.file = file;
    }

    /** Has a secret that nobody has had before. {@code random} must be cryptographically strong. */
    public Signing fresh(RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Signing(Algorithm.HMAC_SHA256, read().getKeys().getFirst().getKeyID() + '.' + base64(salt));
    }

    /** The secret of {@code credential}, as its owner knows it; nothing if the file has not the key any more. */
    public Optional<String> of(String credential, Signing signing) {
        int dot = signing.verifier().lastIndexOf('.');
        JWK key = read().getKeyByKeyId(signing.verifier().substring(0, dot));
        byte[] salt = Base64.getUrlDecoder().decode(signing.verifier().substring(dot + 1));
        return key instanceof OctetSequenceKey master
                ? Optional.of(PREFIX + base64(derive(master.toByteArray(), salt, credential)))
                : Optional.empty();
    }

    private static byte[] derive(byte[] master, byte[] salt, String credential) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(master)
                            .addSalt(salt)
                            .thenExpand(
                                    ("candela request signing " + credential).getBytes(StandardCharsets.UTF_8),
                                    SECRET_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HKDF", e);
        }
    }

    private JWKSet read() {
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of signing secrets cannot be read from " + file, e);
        } catch (ParseException e) {
            throw new IllegalStateException(file + " does not hold a JWK set", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
