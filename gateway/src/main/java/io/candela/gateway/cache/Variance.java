package io.candela.gateway.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The request headers that an answer depends on, as {@code Vary} names them, with the values for which it was given.
 *
 * @param values of headers by their lower-case names; an absent header is an empty text
 */
record Variance(Map<String, String> values) {
    /** By this, which no caller sends, services say that an answer depends on the caller's plan. */
    static final String PLAN = "candela-plan";

    // The edge negotiates the encoding itself, and no service varies on the origin: pages of others are refused before.
    private static final List<String> OURS = List.of("accept-encoding", "origin");

    Variance {
        values = Map.copyOf(values);
    }

    /** What {@code vary} says of a request; null if no other request is like it. */
    static @Nullable Variance of(List<String> vary, UnaryOperator<String> request) {
        Map<String, String> values = new TreeMap<>();
        for (String name : names(vary)) {
            if (name.equals("*")) {
                return null;
            }
            if (!OURS.contains(name)) {
                values.put(name, request.apply(name));
            }
        }
        return new Variance(values);
    }

    /** Whether another request is like the one that the answer was given for. */
    boolean fits(UnaryOperator<String> request) {
        for (Map.Entry<String, String> each : values.entrySet()) {
            if (!each.getValue().equals(request.apply(each.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** The names for callers: all but the one that none of them can send. */
    List<String> names() {
        return values.keySet().stream()
                .filter(name -> !name.equals(PLAN))
                .sorted()
                .toList();
    }

    private static List<String> names(List<String> vary) {
        List<String> names = new ArrayList<>();
        for (String line : vary) {
            for (String name : line.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
