package io.candela.auth.idempotency;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller calls a request, to tell its repetition from a new one. */
record IdempotencyKey(String text) {
    static final String HEADER = "Idempotency-Key";
    static final int LONGEST = 255;

    /** A string of RFC 9651, or the same without quotes, as most write it. */
    private static final Pattern FORM =
            Pattern.compile("\"([\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})\"|([\\x21\\x23-\\x7E]{1,255})");

    /** The key in a header, or nothing if it is none. */
    static Optional<IdempotencyKey> parse(String header) {
        Matcher matcher = FORM.matcher(header.strip());
        return matcher.matches()
                ? Optional.of(new IdempotencyKey(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)))
                : Optional.empty();
    }
}
