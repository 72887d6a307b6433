package io.candela.gateway.arrival;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Gives a request its id: the caller's own, if that is fit to stand in logs, otherwise a new one. */
final class RequestIds {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;
    private static final HexFormat HEX = HexFormat.of();

    String choose(@Nullable String sent) {
        if (sent != null && fit(sent)) {
            return sent;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }

    private static boolean fit(String id) {
        if (id.length() < SHORTEST || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!alphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean alphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
