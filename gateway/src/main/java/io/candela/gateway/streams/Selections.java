package io.candela.gateway.streams;

import io.candela.gateway.problems.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what clients select: {@code prices:BTC-USD,ETH-USD}, {@code candles.1m:*}. */
final class Selections {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Map<String, Channel> channels = new LinkedHashMap<>();

    Selections(List<Channel> channels) {
        channels.forEach(channel -> this.channels.put(channel.name(), channel));
    }

    /** Reads {@code texts} for a caller that has {@code scopes}: all of them, or why one of them is refused. */
    Read read(List<String> texts, Set<String> scopes) {
        if (texts.isEmpty()) {
            return refused("invalid-selection", "Name at least one channel, such as '%s'.".formatted(example()));
        }
        List<Selection> selections = new ArrayList<>();
        for (String text : texts) {
            switch (read(text, scopes)) {
                case Read.Selected(var read) -> selections.addAll(read);
                case Read.Refused refused -> {
                    return refused;
                }
            }
        }
        return new Read.Selected(selections);
    }

    private Read read(String text, Set<String> scopes) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        int dot = name.indexOf('.');
        Channel channel = channels.get(dot < 0 ? name : name.substring(0, dot));
        if (channel == null) {
            return refused(
                    "unknown-channel",
                    "There is no channel '%s'. Channels are %s.".formatted(name, String.join(", ", channels.keySet())));
        }
        if (!scopes.contains(channel.scope())) {
            return new Read.Refused(missingScope(channel));
        }
        String qualifier = dot < 0 ? "" : name.substring(dot + 1);
        if ((channel.qualifier() == null) != (dot < 0) || (dot >= 0 && !isWord(qualifier))) {
            return malformed(text, channel);
        }
        String keys = colon < 0 ? "" : text.substring(colon + 1);
        return keys.equals(Selection.EVERYTHING)
                ? new Read.Selected(List.of(new Selection(channel, qualifier, new TreeSet<>())))
                : read(text, channel, qualifier, keys);
    }

    /** Why whoever lacks its scope does not get {@code channel}. */
    static Refusal missingScope(Channel channel) {
        return new Refusal(
                "missing-scope",
                "The channel '%s' needs a credential with the scope '%s'.".formatted(channel.name(), channel.scope()));
    }

    private Read read(String text, Channel channel, String qualifier, String list) {
        TreeSet<String> keys = new TreeSet<>(List.of(list.split(",", -1)));
        return keys.stream().allMatch(Selections::isWord)
                ? new Read.Selected(List.of(new Selection(channel, qualifier, keys)))
                : malformed(text, channel);
    }

    private static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    private Read malformed(String text, Channel channel) {
        return refused(
                "invalid-selection",
                "'%s' selects nothing. Write %s of the channel '%s' like '%s', or '%s' for all."
                        .formatted(
                                text.length() > 100 ? text.substring(0, 100) + "…" : text,
                                channel.qualifier() == null
                                        ? "subjects"
                                        : "the " + channel.qualifier() + " and subjects",
                                channel.name(),
                                form(channel, channel.key() + "1," + channel.key() + "2"),
                                form(channel, Selection.EVERYTHING)));
    }

    private String example() {
        return form(channels.values().iterator().next(), Selection.EVERYTHING);
    }

    private static String form(Channel channel, String keys) {
        @Nullable String qualifier = channel.qualifier();
        return channel.name() + (qualifier == null ? "" : ".<" + qualifier + ">") + ':' + keys;
    }

    private static Read refused(String code, String detail) {
        return new Read.Refused(new Refusal(code, detail));
    }

    /** What came of it. */
    sealed interface Read {
        record Selected(List<Selection> selections) implements Read {}

        record Refused(Refusal refusal) implements Read {}
    }
}
