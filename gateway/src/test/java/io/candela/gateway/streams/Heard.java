package io.candela.gateway.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a client has been told. */
final class Heard {
    private final Map<String, List<Integer>> everything = new TreeMap<>();
    private final Map<String, Integer> newest = new TreeMap<>();
    private final List<String> gaps = new ArrayList<>();

    synchronized void hear(JsonNode message) {
        switch (message.path("type").asString()) {
            case "event" -> {
                JsonNode data = message.path("data");
                String channel = message.path("channel").asString();
                newest.put(subject(channel, data), data.path("n").asInt());
                if (List.of("trades", "signals").contains(channel)
                        || data.path("state").asString("").equals("closed")) {
                    everything
                            .computeIfAbsent(subject(channel, data), _ -> new ArrayList<>())
                            .add(data.path("n").asInt());
                }
            }
            case "snapshot" ->
                message.path("data")
                        .forEach(data -> newest.put(
                                subject(message.path("channel").asString(), data),
                                data.path("n").asInt()));
            case "gap", "goodbye" -> gaps.add(message.toString());
            default -> {}
        }
    }

    Map<String, List<Integer>> everything() {
        return everything;
    }

    Map<String, Integer> newest() {
        return newest;
    }

    List<String> gaps() {
        return gaps;
    }

    synchronized boolean knows(Tape tape) {
        return count(everything) >= count(tape.everything()) && newest.equals(tape.newest());
    }

    private static int count(Map<String, List<Integer>> lists) {
        return lists.values().stream().mapToInt(List::size).sum();
    }

    private static String subject(String channel, JsonNode data) {
        return channel.split("\\.", 2)[0] + ":" + data.path("instrument").asString();
    }
}
