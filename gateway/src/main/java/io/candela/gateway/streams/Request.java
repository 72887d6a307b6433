package io.candela.gateway.streams;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client's message asks for. */
sealed interface Request {
    int LONGEST_ID = 64;

    /** How the client tells the answers to its requests apart: a number or a string; absent if it does not. */
    @Nullable
    JsonNode id();

    record Subscribe(
            @Nullable JsonNode id,
            List<String> channels,
            @Nullable String resume) implements Request {}

    record Unsubscribe(@Nullable JsonNode id, List<String> channels) implements Request {}

    record Ping(@Nullable JsonNode id) implements Request {}

    /** It cannot be understood; {@code reason} says why, in words for the client. */
    record Unclear(@Nullable JsonNode id, String reason) implements Request {}

    static Request read(byte[] message) {
        try {
            return read(JsonMapper.shared().readTree(message));
        } catch (JacksonException malformed) {
            return new Unclear(null, "A message is one JSON object.");
        }
    }

    private static Request read(JsonNode message) {
        if (!message.isObject()) {
            return new Unclear(null, "A message is one JSON object.");
        }
        JsonNode id = message.get("id");
        if (id != null
                && !(id.isIntegralNumber() || (id.isString() && id.asString().length() <= LONGEST_ID))) {
            return new Unclear(
                    null, "The id is a whole number or a string of at most %d characters.".formatted(LONGEST_ID));
        }
        String op = message.path("op").asString("");
        if (op.equals("ping")) {
            return new Ping(id);
        }
        if (!op.equals("subscribe") && !op.equals("unsubscribe")) {
            return new Unclear(id, "The op is subscribe, unsubscribe or ping.");
        }
        List<String> channels = new ArrayList<>();
        message.path("channels").forEach(channel -> channels.add(channel.isString() ? channel.asString() : ""));
        JsonNode resume = message.path("resume");
        if (!message.path("channels").isArray() || channels.contains("")) {
            return new Unclear(id, "The channels are an array of strings, such as [\"prices:*\"].");
        }
        if (!resume.isMissingNode() && !resume.isNull() && !resume.isString()) {
            return new Unclear(id, "The value of resume is a cursor, which is a string.");
        }
        return op.equals("subscribe")
                ? new Subscribe(id, channels, resume.asString(null))
                : new Unsubscribe(id, channels);
    }
}
