package io.candela.bench.edge;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a load.
 *
 * @param requests how many were answered
 * @param refused how many of these by a status beyond 399
 * @param broken how often a connection failed
 * @param late how many were not answered in time
 * @param processorTime what the contestant's process took meanwhile
 */
record Outcome(
        long requests,
        Duration span,
        Duration p50,
        Duration p99,
        long refused,
        long broken,
        long late,
        Duration processorTime) {
    private static final Pattern LINE = Pattern.compile("(?m)^load (.*)$");

    /** What {@code load.lua} printed. */
    static Outcome parse(String text, Duration processorTime) {
        Matcher line = LINE.matcher(text);
        if (!line.find()) {
            throw new IllegalStateException("wrk says nothing of its load:\n" + text);
        }
        Map<String, Long> words = new HashMap<>();
        for (String word : line.group(1).split(" ")) {
            int equals = word.indexOf('=');
            words.put(word.substring(0, equals), Long.valueOf(word.substring(equals + 1)));
        }
        return new Outcome(
                words.getOrDefault("requests", 0L),
                micros(words, "micros"),
                micros(words, "p50"),
                micros(words, "p99"),
                words.getOrDefault("refused", 0L),
                words.getOrDefault("broken", 0L),
                words.getOrDefault("late", 0L),
                processorTime);
    }

    double rate() {
        return requests / seconds(span);
    }

    double cpuMicros() {
        return seconds(processorTime) * 1e6 / requests;
    }

    /** Itself, unless something other than an answer came. */
    Outcome clean() {
        if (refused + broken + late > 0) {
            throw new IllegalStateException("Not every request was answered as asked: " + this);
        }
        return this;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Duration micros(Map<String, Long> words, String name) {
        return Duration.ofNanos(1000 * words.getOrDefault(name, 0L));
    }
}
