package io.candela.gateway.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;

class SignedAnswerTest {
    private final MockServerHttpResponse sent = new MockServerHttpResponse();
    private final SignedAnswer answer = new SignedAnswer(
            sent, 10, body -> sent.getHeaders().set("Signed", new String(body, StandardCharsets.UTF_8)));

    @Test
    void aBodyIsSignedWhole() {
        answer.writeWith(body("first", "later")).block();
        assertThat(sent.getBodyAsString().block()).isEqualTo("firstlater");
        assertThat(sent.getHeaders().get("Signed")).isEqualTo(List.of("firstlater"));
    }

    @Test
    void whatIsTooLargeGoesOutAsItComes() {
        answer.writeWith(body("first", "later", "!", "and more")).block();
        answer.setComplete().block();
        assertThat(sent.getBodyAsString().block()).isEqualTo("firstlater!and more");
        assertThat(sent.getHeaders().containsHeader("Signed")).isFalse();
    }

    @Test
    void whatHasNoBodyIsSignedToo() {
        answer.setComplete().block();
        assertThat(sent.getHeaders().get("Signed")).isEqualTo(List.of(""));
    }

    @Test
    void aBodyThatTurnsOutToBeEmptyIsSignedToo() {
        answer.writeWith(body()).block();
        answer.setComplete().block();
        assertThat(sent.getHeaders().get("Signed")).isEqualTo(List.of(""));
    }

    @Test
    void aStreamIsNotHeldBack() {
        answer.writeAndFlushWith(Flux.just(body("event"))).block();
        answer.setComplete().block();
        assertThat(sent.getBodyAsString().block()).isEqualTo("event");
        assertThat(sent.getHeaders().containsHeader("Signed")).isFalse();
    }

    private static Flux<DataBuffer> body(String... parts) {
        return Flux.fromStream(Stream.of(parts)
                .map(part -> DefaultDataBufferFactory.sharedInstance.wrap(part.getBytes(StandardCharsets.UTF_8))));
    }
}
