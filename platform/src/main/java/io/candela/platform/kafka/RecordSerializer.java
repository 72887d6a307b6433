package io.candela.platform.kafka;

import io.candela.contracts.RecordHeaders;
import io.candela.platform.json.RecordJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes a contracts record as JSON and says so in the headers. Bytes pass as they are: they are dead letters. */
public final class RecordSerializer implements Serializer<Object> {
    private static final byte[] JSON = "application/json".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "1".getBytes(StandardCharsets.US_ASCII);

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> bytes;
            default -> RecordJson.mapper().writeValueAsBytes(value);
        };
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable Object value) {
        if (headers.lastHeader(RecordHeaders.SCHEMA) == null) {
            headers.add(RecordHeaders.CONTENT_TYPE, JSON).add(RecordHeaders.SCHEMA, VERSION);
        }
        return serialize(topic, value);
    }
}
