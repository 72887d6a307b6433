package io.candela.gateway.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Publishes random events of all channels, in transactions of which some are aborted, and remembers what it has published. */
final class Tape {
    private static final List<String> KEYS = List.of("BTC-USD", "ETH-USD", "SOL-USD");

    private final TestTopics topics;
    private final Random random;
    private final Map<String, List<Integer>> everything = new TreeMap<>();
    private final Map<String, Integer> newest = new TreeMap<>();
    private int n;

    Tape(TestTopics topics, Random random) {
        this.topics = topics;
        this.random = random;
    }

    /** Some events, up to {@code most}. */
    void play(int most) {
        topics.begin();
        boolean commits = random.nextInt(4) > 0;
        Map<String, List<Integer>> played = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            n++;
            String key = KEYS.get(random.nextInt(KEYS.size()));
            String channel = TestTopics.NAMES.get(random.nextInt(TestTopics.NAMES.size()));
            String subject = channel + ":" + key;
            switch (channel) {
                case "candles" -> {
                    boolean closed = random.nextBoolean();
                    topics.candle(key, n, closed ? "closed" : "open");
                    if (closed) {
                        played.computeIfAbsent(subject, _ -> new ArrayList<>()).add(n);
                    }
                }
                case "prices", "quotes" -> topics.publish(channel, key, n, n + 1);
                default -> {
                    topics.publish(channel, key, n, n + 1);
                    played.computeIfAbsent(subject, _ -> new ArrayList<>()).add(n);
                }
            }
            last.put(subject, n);
            if (random.nextInt(10) == 0) {
                topics.tick();
            }
        }
        topics.end(commits);
        if (commits) {
            played.forEach((subject, list) ->
                    everything.computeIfAbsent(subject, _ -> new ArrayList<>()).addAll(list));
            newest.putAll(last);
        }
    }

    /** Whoever comes now hears nothing of what has been played, but for the newest. */
    void forget() {
        everything.clear();
    }

    /** By channel and key, the numbers of all events that may not be left out. */
    Map<String, List<Integer>> everything() {
        return everything;
    }

    /** By channel and key, the number of the newest event. */
    Map<String, Integer> newest() {
        return newest;
    }
}
