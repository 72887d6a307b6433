package io.candela.gateway.streams;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one client gets. A wildcard and keys of the same channel may both be selected, and be given up one by one. */
final class Subscriptions {
    private final Map<String, Map<String, Keys>> channels = new HashMap<>(4);

    void add(Selection selection) {
        Keys keys = channels.computeIfAbsent(selection.channel().name(), _ -> new HashMap<>(4))
                .computeIfAbsent(selection.qualifier(), _ -> new Keys());
        if (selection.everything()) {
            keys.everything = true;
        } else {
            keys.some.addAll(selection.keys());
        }
    }

    void remove(Selection selection) {
        Keys keys = keys(selection.channel().name(), selection.qualifier());
        if (selection.everything()) {
            keys.everything = false;
        } else {
            keys.some.removeAll(selection.keys());
        }
        if (keys.count() == 0) {
            channels.computeIfPresent(selection.channel().name(), (_, qualifiers) -> {
                qualifiers.remove(selection.qualifier());
                return qualifiers.isEmpty() ? null : qualifiers;
            });
        }
    }

    /** Gives up all that is selected of {@code channel}. */
    void drop(String channel) {
        channels.remove(channel);
    }

    boolean include(Subject subject) {
        Map<String, Keys> qualifiers = channels.get(subject.channel().name());
        Keys keys = qualifiers == null ? null : qualifiers.get(subject.qualifier());
        return keys != null && (keys.everything || keys.some.contains(subject.key()));
    }

    /** Names of the channels of which anything is selected. */
    Set<String> channels() {
        return channels.keySet();
    }

    boolean isEmpty() {
        return channels.isEmpty();
    }

    /** How many keys and wildcards there are. */
    int count() {
        int count = 0;
        for (Map<String, Keys> qualifiers : channels.values()) {
            for (Keys keys : qualifiers.values()) {
                count += keys.count();
            }
        }
        return count;
    }

    /** Qualifiers of {@code channel} of which anything is selected. */
    Set<String> qualifiers(String channel) {
        return channels.getOrDefault(channel, Map.of()).keySet();
    }

    boolean everything(String channel, String qualifier) {
        return keys(channel, qualifier).everything;
    }

    Set<String> some(String channel, String qualifier) {
        return keys(channel, qualifier).some;
    }

    private Keys keys(String channel, String qualifier) {
        return channels.getOrDefault(channel, Map.of()).getOrDefault(qualifier, new Keys());
    }

    private static final class Keys {
        private final Set<String> some = new HashSet<>(4);
        private boolean everything;

        int count() {
            return some.size() + (everything ? 1 : 0);
        }
    }
}
