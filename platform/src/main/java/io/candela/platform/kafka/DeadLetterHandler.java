package io.candela.platform.kafka;

import io.candela.contracts.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a record that Kafka Streams cannot read to its dead-letter topic, with the reason, and lets the stream go on. */
public final class DeadLetterHandler implements DeserializationExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(DeadLetterHandler.class);

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", failure.getMessage())
                .log("A record could not be read and is now a dead letter");
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(record.topic() + ".dlt", null, record.key(), record.value(), record.headers());
        letter.headers()
                .add(RecordHeaders.REASON, String.valueOf(failure.getMessage()).getBytes(StandardCharsets.UTF_8));
        return Response.resume(List.of(letter));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
