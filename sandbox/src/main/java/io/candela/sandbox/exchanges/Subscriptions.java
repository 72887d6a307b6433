package io.candela.sandbox.exchanges;

import io.candela.sandbox.market.Ladder;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has subscribed to: symbols by channel, and of each symbol the newest trade's number and the book as
 * it was told.
 */
public final class Subscriptions {
    private final Map<String, Set<String>> symbols = new TreeMap<>();
    private final Map<String, Long> newest = new TreeMap<>();
    private final Map<String, Ladder> books = new TreeMap<>();
    private int depth;

    void add(String channel, String symbol) {
        symbols.computeIfAbsent(channel, any -> new HashSet<>()).add(symbol);
    }

    void remove(String channel, String symbol) {
        symbols.getOrDefault(channel, new HashSet<>()).remove(symbol);
    }

    boolean has(String channel, String symbol) {
        return symbols.getOrDefault(channel, Set.of()).contains(symbol);
    }

    Map<String, Set<String>> all() {
        return symbols;
    }

    void traded(String symbol, long number) {
        newest.put(symbol, number);
    }

    Map<String, Long> newest() {
        return newest;
    }

    /** The book that was told last; the answer is the one before it, if the subscriber has had one. */
    @Nullable
    Ladder told(String symbol, Ladder book) {
        return books.put(symbol, book);
    }

    /** The subscriber forgets the book. */
    void forget(String symbol) {
        books.remove(symbol);
    }

    /** How many levels of each side of its books it wants. */
    int depth() {
        return depth;
    }

    void depth(int levels) {
        depth = levels;
    }
}
