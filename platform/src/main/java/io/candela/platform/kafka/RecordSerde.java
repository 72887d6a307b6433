package io.candela.platform.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** {@link RecordSerializer} and {@link RecordDeserializer} for Kafka Streams. */
public final class RecordSerde implements Serde<Object> {
    @Override
    public Serializer<Object> serializer() {
        return new RecordSerializer();
    }

    @Override
    public Deserializer<Object> deserializer() {
        return new RecordDeserializer();
    }
}
