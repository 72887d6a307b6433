package io.candela.signals.signals;

import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a candle on which a strategy failed, or what a universe could not compare, to the dead letters of candles with the
 * reason, and lets the stream go on. No strategy has seen it.
 */
public final class UnfoldableCandles implements ProcessingExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(UnfoldableCandles.class);

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        log.atError()
                .addKeyValue("topic", context.topic())
                .addKeyValue("partition", context.partition())
                .addKeyValue("offset", context.offset())
                .setCause(failure)
                .log("A candle could not be folded and is now a dead letter");
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.CANDLES.deadLetters(),
                null,
                context.sourceRawKey(),
                context.sourceRawValue(),
                context.headers());
        letter.headers()
                .add(RecordHeaders.REASON, String.valueOf(failure.getMessage()).getBytes(StandardCharsets.UTF_8));
        return Response.resume(List.of(letter));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
