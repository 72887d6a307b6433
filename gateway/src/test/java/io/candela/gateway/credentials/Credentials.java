package io.candela.gateway.credentials;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Credentials for tests. */
public final class Credentials {
    private Credentials() {}

    public static ApiKey key() {
        return ApiKey.generate(KeyMode.TEST, new SecureRandom());
    }

    /** An active one with these scopes, at revision 1. */
    public static Credential active(String id, ApiKey key, String plan, String... scopes) {
        return new Credential(
                id,
                Credential.Kind.API_KEY,
                key.hash(),
                "acct_" + id,
                plan,
                new TreeSet<>(List.of(scopes)),
                key.mode(),
                List.of(),
                Credential.Status.ACTIVE,
                null,
                1,
                Instant.EPOCH);
    }

    /** An active grant with these scopes, at revision 1. */
    public static Credential grant(String id, String plan, String... scopes) {
        return new Credential(
                id,
                Credential.Kind.GRANT,
                Sha256.of(id),
                "acct_" + id,
                plan,
                new TreeSet<>(List.of(scopes)),
                KeyMode.TEST,
                List.of(),
                Credential.Status.ACTIVE,
                null,
                1,
                Instant.EPOCH);
    }

    public static Credential revoked(Credential credential) {
        return changed(
                credential,
                credential.plan(),
                credential.addressRanges(),
                Credential.Status.REVOKED,
                credential.expiresAt());
    }

    public static Credential from(Credential credential, String... ranges) {
        return changed(credential, credential.plan(), List.of(ranges), credential.status(), credential.expiresAt());
    }

    public static Credential until(Credential credential, Instant end) {
        return changed(credential, credential.plan(), credential.addressRanges(), credential.status(), end);
    }

    public static Credential onPlan(Credential credential, String plan) {
        return changed(credential, plan, credential.addressRanges(), credential.status(), credential.expiresAt());
    }

    public static Credential scoped(Credential credential, String... scopes) {
        return new Credential(
                credential.id(),
                credential.kind(),
                credential.hash(),
                credential.account(),
                credential.plan(),
                new TreeSet<>(List.of(scopes)),
                credential.mode(),
                credential.addressRanges(),
                credential.status(),
                credential.expiresAt(),
                credential.revision() + 1,
                credential.updatedAt());
    }

    /** The same, but that its requests must be signed. */
    public static Credential signing(Credential credential, Credential.Signing signing) {
        return new Credential(
                credential.id(),
                credential.kind(),
                credential.hash(),
                credential.account(),
                credential.plan(),
                credential.scopes(),
                credential.mode(),
                credential.addressRanges(),
                credential.status(),
                credential.expiresAt(),
                credential.revision() + 1,
                credential.updatedAt(),
                signing);
    }

    private static Credential changed(
            Credential credential, String plan, List<String> ranges, Credential.Status status, @Nullable Instant end) {
        return new Credential(
                credential.id(),
                credential.kind(),
                credential.hash(),
                credential.account(),
                plan,
                credential.scopes(),
                credential.mode(),
                ranges,
                status,
                end,
                credential.revision() + 1,
                credential.updatedAt());
    }

    /** What requests meet of it. */
    public static KnownCredential known(Credential credential) {
        return KnownCredential.of(credential);
    }
}
