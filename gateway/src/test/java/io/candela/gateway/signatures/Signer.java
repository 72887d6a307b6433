package io.candela.gateway.signatures;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as a caller does who has read RFC 9421, and without anything of the gateway. */
public final class Signer {
    private final String keyId;
    private final Algorithm algorithm;

    private Signer(String keyId, Algorithm algorithm) {
        this.keyId = keyId;
        this.algorithm = algorithm;
    }

    public static Signer hmac(String keyId, String secret) {
        return new Signer(keyId, base -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(base);
        });
    }

    public static Signer ed25519(String keyId, PrivateKey key) {
        return new Signer(keyId, base -> {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(base);
            return signature.sign();
        });
    }

    public static String digest(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ':';
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parameters of a signature that was never made before. */
    public String parameters(Instant created) {
        return ";created=%d;nonce=\"%s\";keyid=\"%s\"".formatted(created.getEpochSecond(), UUID.randomUUID(), keyId);
    }

    /** The two headers of a signature over {@code components}, whose values are what {@code values} makes of their names. */
    public Map<String, String> sign(List<String> components, String parameters, UnaryOperator<String> values) {
        String input = components.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" ", "(", ")"))
                + parameters;
        StringBuilder base = new StringBuilder();
        components.forEach(name -> base.append('"')
                .append(name)
                .append("\": ")
                .append(values.apply(name))
                .append('\n'));
        base.append("\"@signature-params\": ").append(input);
        try {
            byte[] signature = algorithm.sign(base.toString().getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    "Signature-Input",
                    "sig=" + input,
                    "Signature",
                    "sig=:" + Base64.getEncoder().encodeToString(signature) + ':');
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Algorithm {
        byte[] sign(byte[] base) throws GeneralSecurityException;
    }
}
