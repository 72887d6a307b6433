package io.candela.gateway.credentials;

import io.candela.contracts.Credential;
import io.candela.contracts.KeyMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A credential in as little memory as it takes: some 160 bytes. What many have in common is shared, and what is made of text
 * for requests is made when one comes.
 */
final class Entry {
    private static final int HASH_LENGTH = 64;
    private static final int LONG_LENGTH = 16;

    /** The id, and behind it the account. */
    private final byte[] names;

    private final Terms terms;
    /** A hash that is no SHA-256 in hexadecimal; the four numbers are 0 then. */
    private final @Nullable String otherHash;

    private final Credential.@Nullable Signing signing;

    private final long hash1;
    private final long hash2;
    private final long hash3;
    private final long hash4;
    /** Seconds since 1970, or {@link Long#MAX_VALUE} for never. */
    private final long expiresAt;

    private final long updatedAt;
    private final long revision;
    private final int expiresNanos;
    private final int updatedNanos;
    private final int idLength;

    Entry(Credential credential, Terms terms) {
        byte[] id = bytes(credential.id());
        byte[] account = bytes(credential.account());
        this.names = Arrays.copyOf(id, id.length + account.length);
        System.arraycopy(account, 0, names, id.length, account.length);
        this.idLength = id.length;
        this.terms = terms;
        String hash = credential.hash();
        boolean usual = isUsual(hash);
        this.otherHash = usual ? null : hash;
        this.hash1 = usual ? part(hash, 0) : 0;
        this.hash2 = usual ? part(hash, 1) : 0;
        this.hash3 = usual ? part(hash, 2) : 0;
        this.hash4 = usual ? part(hash, 3) : 0;
        Instant end = credential.expiresAt();
        if (end == null) {
            this.expiresAt = Long.MAX_VALUE;
            this.expiresNanos = 0;
        } else {
            this.expiresAt = end.getEpochSecond();
            this.expiresNanos = end.getNano();
        }
        Instant updated = credential.updatedAt();
        this.updatedAt = updated.getEpochSecond();
        this.updatedNanos = updated.getNano();
        this.revision = credential.revision();
        this.signing = credential.signing();
    }

    /** Whether a hash is kept as numbers. */
    static boolean isUsual(String hash) {
        if (hash.length() != HASH_LENGTH) {
            return false;
        }
        for (int i = 0; i < HASH_LENGTH; i++) {
            char digit = hash.charAt(i);
            if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    /** Where a hash is looked for. */
    static int spread(String hash) {
        return (int) part(hash, 0);
    }

    /** Where an id is looked for. */
    static int spreadId(byte[] id, int length) {
        int spread = 0;
        for (int i = 0; i < length; i++) {
            spread = 31 * spread + id[i];
        }
        int mixed = spread * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }

    int spread() {
        return (int) hash1;
    }

    int spreadId() {
        return spreadId(names, idLength);
    }

    boolean hasUsualHash(String hash) {
        return hash1 == part(hash, 0)
                && hash2 == part(hash, 1)
                && hash3 == part(hash, 2)
                && hash4 == part(hash, 3)
                && otherHash == null;
    }

    boolean hasHashOf(Entry other) {
        return hash1 == other.hash1
                && hash2 == other.hash2
                && hash3 == other.hash3
                && hash4 == other.hash4
                && Objects.equals(otherHash, other.otherHash);
    }

    boolean hasId(byte[] id) {
        return Arrays.equals(names, 0, idLength, id, 0, id.length);
    }

    @Nullable
    String otherHash() {
        return otherHash;
    }

    long revision() {
        return revision;
    }

    /** All that it was made of. */
    Credential credential() {
        return new Credential(
                new String(names, 0, idLength, StandardCharsets.UTF_8),
                terms.kind(),
                otherHash == null ? hash() : otherHash,
                new String(names, idLength, names.length - idLength, StandardCharsets.UTF_8),
                terms.plan(),
                terms.scopes(),
                terms.mode(),
                terms.addressRanges(),
                terms.status(),
                expiresAt == Long.MAX_VALUE ? null : Instant.ofEpochSecond(expiresAt, expiresNanos),
                revision,
                Instant.ofEpochSecond(updatedAt, updatedNanos),
                signing);
    }

    private String hash() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(hash1) + hex.toHexDigits(hash2) + hex.toHexDigits(hash3) + hex.toHexDigits(hash4);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long part(String hash, int number) {
        return HexFormat.fromHexDigitsToLong(hash, number * LONG_LENGTH, (number + 1) * LONG_LENGTH);
    }

    /** What many credentials have in common. */
    record Terms(
            Credential.Kind kind,
            String plan,
            SortedSet<String> scopes,
            KeyMode mode,
            List<String> addressRanges,
            Credential.Status status) {
        static Terms of(Credential credential) {
            return new Terms(
                    credential.kind(),
                    credential.plan(),
                    credential.scopes(),
                    credential.mode(),
                    credential.addressRanges(),
                    credential.status());
        }
    }
}
