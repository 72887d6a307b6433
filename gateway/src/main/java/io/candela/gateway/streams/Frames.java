package io.candela.gateway.streams;

import io.candela.contracts.RecordHeaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Makes frames of records. Several threads may. */
final class Frames {
    private static final Logger log = LoggerFactory.getLogger(Frames.class);

    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<Name, Subject> subjects = new ConcurrentHashMap<>();

    /** Nothing for records that are not events: clock ticks, deletions, and what cannot be read. */
    @Nullable
    Frame of(Channel channel, ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null || record.headers().lastHeader(RecordHeaders.KIND) != null) {
            return null;
        }
        try {
            return read(channel, record);
        } catch (JacksonException unreadable) {
            log.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", unreadable.getOriginalMessage())
                    .log("A record cannot be read and is not relayed");
            return null;
        }
    }

    private Frame read(Channel channel, ConsumerRecord<String, byte[]> record) {
        String qualifier = channel.qualifier() == null ? "" : property(record.value(), channel.qualifier());
        boolean conflatable = switch (channel.conflation()) {
            case Conflation.Never _ -> false;
            case Conflation.Always _ -> true;
            case Conflation.Where(var property, var value) ->
                property(record.value(), property).equals(value);
        };
        return new Frame(
                subjects.computeIfAbsent(
                        new Name(channel.name(), qualifier, record.key()),
                        _ -> new Subject(channel, qualifier, record.key())),
                record.partition(),
                record.offset(),
                record.timestamp(),
                conflatable,
                onOneLine(record.value()));
    }

    private String property(byte[] json, String name) {
        try (JsonParser parser = mapper.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = name.equals(parser.currentName());
                parser.nextToken();
                if (found) {
                    return parser.getString();
                }
                parser.skipChildren();
            }
            return "";
        }
    }

    // Line breaks are white space in JSON, but would end a line of server-sent events.
    private static byte[] onOneLine(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return json;
    }

    private record Name(String channel, String qualifier, String key) {}
}
