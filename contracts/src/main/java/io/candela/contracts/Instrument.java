package io.candela.contracts;

import java.util.regex.Pattern;

/**
 * A tradable pair: {@code BTC-USD} is bitcoin priced in US dollars.
 *
 * @param id base and quote ticker in upper case, joined by a hyphen
 */
public record Instrument(String id) implements Comparable<Instrument> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{1,16}-[A-Z0-9]{1,16}");

    public Instrument {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("An instrument is written BASE-QUOTE in upper case, not '" + id + "'");
        }
    }

    /** What is bought and sold. */
    public String base() {
        return id.substring(0, id.indexOf('-'));
    }

    /** What the price is counted in. */
    public String quote() {
        return id.substring(id.indexOf('-') + 1);
    }

    @Override
    public int compareTo(Instrument other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
