package io.candela.gateway.streams;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/** What an event is about: a key of a channel, such as the candles of one minute of BTC-USD. There is one object for each. */
final class Subject {
    private final Channel channel;
    private final String qualifier;
    private final String key;
    private final byte[] opening;

    Subject(Channel channel, String qualifier, String key) {
        this.channel = channel;
        this.qualifier = qualifier;
        this.key = key;
        this.opening = """
                {"type":"event","channel":"%s","%s":"%s","cursor":"\
                """.formatted(quoted(Selection.name(channel, qualifier)), channel.key(), quoted(key))
                .getBytes(StandardCharsets.UTF_8);
    }

    Channel channel() {
        return channel;
    }

    /** Empty where the channel has none. */
    String qualifier() {
        return qualifier;
    }

    String key() {
        return key;
    }

    /** How its events begin as messages, up to the cursor. */
    byte[] opening() {
        return opening;
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    @Override
    public String toString() {
        return Selection.name(channel, qualifier) + ":" + key;
    }
}
