package io.candela.gateway.streams;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Some subjects of a channel.
 *
 * @param qualifier empty where the channel has none
 * @param keys empty for all of them
 */
record Selection(Channel channel, String qualifier, SortedSet<String> keys) {
    static final String EVERYTHING = "*";

    Selection {
        keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }

    /** What messages call a channel with its qualifier. */
    static String name(Channel channel, String qualifier) {
        return qualifier.isEmpty() ? channel.name() : channel.name() + '.' + qualifier;
    }

    String name() {
        return name(channel, qualifier);
    }

    boolean everything() {
        return keys.isEmpty();
    }

    /** As clients write it. */
    String text() {
        return name() + ':' + (everything() ? EVERYTHING : String.join(",", keys));
    }
}
