package io.candela.sandbox.exchanges;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one connection has subscribed to: symbols by channel, and the newest trade's number of each symbol. */
public final class Subscriptions {
    private final Map<String, Set<String>> symbols = new TreeMap<>();
    private final Map<String, Long> newest = new TreeMap<>();

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
}
