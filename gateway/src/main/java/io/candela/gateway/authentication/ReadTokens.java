package io.candela.gateway.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;

/** Remembers access tokens that were found genuine until they expire, since checking a signature costs more than the rest of most requests. */
final class ReadTokens {
    private static final int REMEMBERED = 20_000;

    private final AccessTokens tokens;
    private final SigningKeys keys;
    private final Cache<String, Remembered> genuine =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ReadTokens(AccessTokens tokens, SigningKeys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    TokenReading read(String text, Instant now) {
        int version = keys.version();
        Remembered known = genuine.getIfPresent(text);
        if (known != null && known.version() == version) {
            Instant end = known.token().expiresAt();
            return now.isBefore(end) ? known.token() : new TokenReading.Expired(end);
        }
        TokenReading read = tokens.read(text, now);
        if (read instanceof TokenReading.Genuine token) {
            genuine.put(text, new Remembered(token, version));
        }
        return read;
    }

    /** A token, and by which keys it was found genuine: a key that is withdrawn takes its tokens with it. */
    private record Remembered(TokenReading.Genuine token, int version) {}
}
