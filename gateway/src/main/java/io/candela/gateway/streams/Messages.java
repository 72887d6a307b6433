package io.candela.gateway.streams;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the messages of the gateway. It belongs to one thread, whose text it uses again. */
final class Messages {
    private static final byte[] BEFORE_DATA = ascii("\",\"data\":");
    private static final byte[] END = ascii("}");

    private final JsonMapper mapper = JsonMapper.shared();
    private final Bytes text = new Bytes();
    private final Compression compression;

    Messages(Compression compression) {
        this.compression = compression;
    }

    byte[] event(Framing framing, Frame frame, byte[] cursor) {
        text.clear()
                .add(frame.subject().opening())
                .add(cursor)
                .add(BEFORE_DATA)
                .add(frame.data())
                .add(END);
        return frame(framing, "event", cursor);
    }

    /** {@code frames} are of the channel {@code name}. */
    byte[] snapshot(Framing framing, String name, List<Frame> frames, byte[] cursor) {
        text.clear()
                .ascii("{\"type\":\"snapshot\",\"channel\":\"")
                .ascii(name)
                .ascii("\",\"cursor\":\"")
                .add(cursor)
                .add(BEFORE_DATA)
                .ascii("[");
        for (int i = 0; i < frames.size(); i++) {
            text.ascii(i == 0 ? "" : ",").add(frames.get(i).data());
        }
        text.ascii("]}");
        return frame(framing, "snapshot", cursor);
    }

    byte[] heartbeat(Framing framing, long counter, byte[] cursor, String time) {
        text.clear()
                .ascii("{\"type\":\"heartbeat\",\"counter\":")
                .number(counter)
                .ascii(",\"cursor\":\"")
                .add(cursor)
                .ascii("\",\"time\":\"")
                .ascii(time)
                .ascii("\"}");
        return frame(framing, "heartbeat", cursor);
    }

    /** The answer to a request that was granted; {@code cursor} is absent while nothing is read. */
    byte[] acknowledgement(
            Framing framing, @Nullable JsonNode id, String op, List<String> channels, byte @Nullable [] cursor) {
        ObjectNode message = message("ack", id).put("op", op);
        if (!op.equals("ping")) {
            channels.forEach(message.putArray("channels")::add);
        }
        return frame(framing, message, cursor);
    }

    byte[] error(Framing framing, @Nullable JsonNode id, JsonNode problem) {
        return frame(framing, message("error", id).set("problem", problem), null);
    }

    byte[] gap(Framing framing, String channel, Instant from, Instant to) {
        return frame(
                framing,
                message("gap", null)
                        .put("channel", channel)
                        .put("from", from.toString())
                        .put("to", to.toString()),
                null);
    }

    byte[] status(Framing framing, boolean live) {
        return frame(framing, message("status", null).put("source", live ? "live" : "interrupted"), null);
    }

    byte[] goodbye(
            Framing framing, Goodbye reason, String detail, @Nullable Long retryAfterMillis, byte @Nullable [] cursor) {
        ObjectNode message =
                message("goodbye", null).put("reason", reason.code()).put("detail", detail);
        if (retryAfterMillis != null) {
            message.put("retryAfterMillis", retryAfterMillis);
        }
        return frame(framing, message, cursor);
    }

    private static ObjectNode message(String type, @Nullable JsonNode id) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", type);
        if (id != null) {
            message.set("id", id);
        }
        return message;
    }

    private byte[] frame(Framing framing, ObjectNode message, byte @Nullable [] cursor) {
        if (cursor != null) {
            message.put("cursor", new String(cursor, StandardCharsets.US_ASCII));
        }
        text.clear().add(mapper.writeValueAsBytes(message));
        return frame(framing, message.path("type").asString(), cursor);
    }

    private byte[] frame(Framing framing, String type, byte @Nullable [] cursor) {
        if (framing == Framing.COMPRESSED_WEB_SOCKET) {
            compression.deflate(text);
        }
        return framing.frame(type, cursor, text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
