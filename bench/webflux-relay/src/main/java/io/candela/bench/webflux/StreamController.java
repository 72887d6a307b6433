package io.candela.bench.webflux;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One sink for each instrument; an event is made once for all who take it. */
@RestController
class StreamController {
    private final Map<String, Sinks.Many<ServerSentEvent<String>>> sinks = new ConcurrentHashMap<>();

    @KafkaListener(topics = "${relay.topic}")
    void take(ConsumerRecord<String, String> message) {
        sink(message.key())
                .tryEmitNext(ServerSentEvent.builder(message.value())
                        .id(message.partition() + "-" + message.offset())
                        .build());
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> stream(@RequestParam String instrument) {
        // The comment makes the answer's headers go out before the first event comes.
        return sink(instrument)
                .asFlux()
                .onBackpressureBuffer()
                .startWith(ServerSentEvent.<String>builder().comment("").build());
    }

    private Sinks.Many<ServerSentEvent<String>> sink(String instrument) {
        return sinks.computeIfAbsent(instrument, any -> Sinks.many().multicast().directBestEffort());
    }
}
