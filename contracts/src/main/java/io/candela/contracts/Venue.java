package io.candela.contracts;

import java.util.regex.Pattern;

/**
 * Where trades happen: an exchange, or {@link #CONSOLIDATED} for what is made from all of them.
 *
 * @param id a lower-case slug such as {@code kraken}
 */
public record Venue(String id) implements Comparable<Venue> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** All venues taken together. */
    public static final Venue CONSOLIDATED = new Venue("consolidated");

    public Venue {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("A venue is a lower-case slug, not '" + id + "'");
        }
    }

    @Override
    public int compareTo(Venue other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
