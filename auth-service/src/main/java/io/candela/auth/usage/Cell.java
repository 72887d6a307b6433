package io.candela.auth.usage;

import io.candela.contracts.Usage;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * What usage is added up by.
 *
 * @param start of the hour or day
 * @param subject empty for nothing in particular
 */
record Cell(String account, Instant start, String credential, String route, int status, String subject)
        implements Comparable<Cell> {
    // Whoever adds to several cells does so in this order, so that nobody waits for each other.
    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::account)
            .thenComparing(Cell::start)
            .thenComparing(Cell::credential)
            .thenComparing(Cell::route)
            .thenComparingInt(Cell::status)
            .thenComparing(Cell::subject);

    static Cell of(Usage usage, Grain grain) {
        return new Cell(
                usage.account(),
                grain.start(usage.from()),
                usage.credentialId(),
                usage.route(),
                usage.status(),
                Objects.requireNonNullElse(usage.subject(), ""));
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
