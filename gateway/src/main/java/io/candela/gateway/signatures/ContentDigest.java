package io.candela.gateway.signatures;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/**
 * What a body must be, by {@code Content-Digest} (RFC 9530).
 *
 * @param digests by algorithm, those alone that are trusted
 */
record ContentDigest(Map<String, ByteBuffer> digests) {
    private static final Map<String, String> TRUSTED = Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

    ContentDigest {
        digests = Map.copyOf(digests);
    }

    /** What the header says; nothing if it cannot be read or has no digest that is trusted. */
    static Optional<ContentDigest> read(List<String> values) {
        Map<String, ByteBuffer> found = new TreeMap<>();
        try {
            for (Map.Entry<String, ListElement<?>> member :
                    Parser.parseDictionary(String.join(", ", values)).get().entrySet()) {
                if (!(member.getValue() instanceof ByteSequenceItem bytes)) {
                    return Optional.empty();
                }
                if (TRUSTED.containsKey(member.getKey())) {
                    found.put(member.getKey(), bytes.get());
                }
            }
        } catch (ParseException malformed) {
            return Optional.empty();
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new ContentDigest(found));
    }

    /** The header's value for {@code body}. */
    static String of(byte[] body) {
        return "sha-256=" + ByteSequenceItem.valueOf(hash("sha-256", body)).serialize();
    }

    /** Whether {@code body} is that, by each of the digests. */
    boolean fits(byte[] body) {
        return digests.entrySet().stream()
                .allMatch(digest -> ByteBuffer.wrap(hash(digest.getKey(), body)).equals(digest.getValue()));
    }

    private static byte[] hash(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(TRUSTED.get(algorithm)).digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-2", e);
        }
    }
}
