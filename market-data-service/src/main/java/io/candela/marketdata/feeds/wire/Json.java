package io.candela.marketdata.feeds.wire;

/** Where things begin and end in JSON. All methods take an offset, return one, and throw {@link Malformed}. */
final class Json {
    private Json() {}

    /** The next byte that is not white space. */
    static int token(byte[] in, int from, int end) {
        for (int at = from; at < end; at++) {
            byte b = in[at];
            if (b != ' ' && b != '\n' && b != '\t' && b != '\r') {
                return at;
            }
        }
        throw new Malformed("It breaks off");
    }

    static int expect(byte[] in, int from, int end, char what) {
        int at = token(in, from, end);
        if (in[at] != what) {
            throw new Malformed("There is no '" + what + "' where one belongs");
        }
        return at + 1;
    }

    /** Behind the value that begins at {@code from}. */
    static int skip(byte[] in, int from, int end) {
        return switch (in[from]) {
            case '"' -> skipText(in, from + 1, end);
            case '{', '[' -> skipNested(in, from, end);
            default -> skipBare(in, from, end);
        };
    }

    /** Behind the quote that ends the text whose first byte is at {@code from}. */
    static int skipText(byte[] in, int from, int end) {
        for (int at = from; at < end; at++) {
            if (in[at] == '"') {
                return at + 1;
            }
            if (in[at] == '\\') {
                at++;
            }
        }
        throw new Malformed("A text breaks off");
    }

    private static int skipBare(byte[] in, int from, int end) {
        int at = from;
        while (at < end && isBare(in[at])) {
            at++;
        }
        if (at == from) {
            throw new Malformed("There is no value where one belongs");
        }
        return at;
    }

    private static boolean isBare(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '.' || b == '-' || b == '+' || b == 'E';
    }

    // Brackets are counted, not matched by kind: what is skipped is not looked at.
    private static int skipNested(byte[] in, int from, int end) {
        int depth = 0;
        int at = from;
        while (at < end) {
            switch (in[at++]) {
                case '"' -> at = skipText(in, at, end);
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth == 0) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        throw new Malformed("Something nested breaks off");
    }
}
