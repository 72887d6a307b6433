package io.candela.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What of a benchmark is measured, and how thoroughly.
 *
 * @param quick for a short time only, with figures that are not to be quoted
 */
public record Selection<P extends Enum<P>>(Set<P> parts, boolean quick) {

    /** With {@code --only PART} that part alone, otherwise all; with {@code --quick} quickly. */
    public static <P extends Enum<P>> Selection<P> from(Class<P> type, String... args) {
        List<String> arguments = List.of(args);
        int only = arguments.indexOf("--only");
        return new Selection<>(
                only < 0
                        ? EnumSet.allOf(type)
                        : EnumSet.of(Enum.valueOf(type, arguments.get(only + 1).toUpperCase(Locale.ROOT))),
                arguments.contains("--quick"));
    }

    /** The name of the report: what was measured in part stands in a file of its own, as that of all is of one run. */
    public String nameOf(String benchmark) {
        return parts.size() == 1
                ? benchmark + "-" + parts.iterator().next().name().toLowerCase(Locale.ROOT)
                : benchmark;
    }
}
