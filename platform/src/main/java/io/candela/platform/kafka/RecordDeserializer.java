package io.candela.platform.kafka;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.candela.contracts.ClockTick;
import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Topics;
import io.candela.platform.json.RecordJson;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the record that a topic carries; on any topic, a record marked as a clock is a {@link ClockTick}. */
public final class RecordDeserializer implements Deserializer<Object> {
    private static final Map<String, Class<?>> EVENTS =
            Topics.all().stream().collect(toUnmodifiableMap(Topics.Topic::name, Topics.Topic::event));

    @Override
    public Object deserialize(String topic, byte[] data) {
        Class<?> event = EVENTS.get(topic);
        if (event == null) {
            throw new SerializationException("No event is known to travel on " + topic);
        }
        return read(data, event);
    }

    @Override
    public @Nullable Object deserialize(String topic, Headers headers, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        return headers.lastHeader(RecordHeaders.KIND) == null ? deserialize(topic, data) : read(data, ClockTick.class);
    }

    private static Object read(byte[] data, Class<?> type) {
        try {
            return RecordJson.mapper().readValue(data, type);
        } catch (JacksonException e) {
            // Without the cause: the reason of a dead letter is the innermost message.
            throw new SerializationException("Not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }
}
