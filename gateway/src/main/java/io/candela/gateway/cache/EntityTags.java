package io.candela.gateway.cache;

import java.util.List;

/** Strong entity tags of copies that are written in different ways (RFC 9110, section 8.8.3): each has its own. */
final class EntityTags {
    private static final String WEAK = "W/";

    private EntityTags() {}

    /** The tag of an answer with the tag {@code plain} when it is written in {@code encoding}. */
    static String of(String plain, Encoding encoding) {
        return encoding == Encoding.IDENTITY || !plain.endsWith("\"")
                ? plain
                : plain.substring(0, plain.length() - 1) + suffix(encoding) + '"';
    }

    /** Whether {@code If-None-Match} names the answer with the tag {@code plain}, however it was written. */
    static boolean match(List<String> ifNoneMatch, String plain) {
        String bare = bare(plain);
        for (String line : ifNoneMatch) {
            for (String tag : line.split(",", -1)) {
                String sent = tag.strip();
                if (sent.equals("*") || bare(sent).equals(bare)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String bare(String tag) {
        String strong = tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
        for (Encoding encoding : Encoding.values()) {
            String end = suffix(encoding) + '"';
            if (strong.endsWith(end)) {
                return strong.substring(0, strong.length() - end.length()) + '"';
            }
        }
        return strong;
    }

    private static String suffix(Encoding encoding) {
        return "-" + encoding.token();
    }
}
