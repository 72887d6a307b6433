package io.candela.platform.kafka;

import io.candela.platform.json.RecordJson;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** One type as JSON, for what an application of Kafka Streams keeps to itself; {@link RecordSerde} is for topics. */
public final class JsonSerde {
    private JsonSerde() {}

    /** Null, which stands for what was removed, stays null. */
    public static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (_, value) -> value == null ? null : RecordJson.mapper().writeValueAsBytes(value),
                (_, bytes) -> bytes == null ? null : RecordJson.mapper().readValue(bytes, type));
    }
}
