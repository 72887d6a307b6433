package io.candela.gateway.cache;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a {@code Cache-Control} header says (RFC 9111, section 5.2). */
final class Directives {
    private static final Directives NONE = new Directives(Map.of());

    private final Map<String, String> values;

    private Directives(Map<String, String> values) {
        this.values = values;
    }

    static Directives parse(List<String> lines) {
        if (lines.isEmpty()) {
            return NONE;
        }
        Map<String, String> values = new TreeMap<>();
        for (String line : lines) {
            for (String part : line.split(",", -1)) {
                int equals = part.indexOf('=');
                String name = (equals < 0 ? part : part.substring(0, equals)).strip();
                String value = equals < 0 ? "" : part.substring(equals + 1).strip();
                values.put(name.toLowerCase(Locale.ROOT), unquoted(value));
            }
        }
        return new Directives(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The seconds that {@code name} names; null if it is absent, zero if it is no number: what cannot be read is not fresh. */
    @Nullable
    Long seconds(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        boolean number = !value.isEmpty()
                && value.length() <= 10
                && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number ? Long.parseLong(value) : 0L;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
