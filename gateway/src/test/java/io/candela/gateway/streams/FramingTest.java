package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
    void aFrameOfAnyLengthIsOneForOthers(int length) {
        String text = "x".repeat(length);
        EmbeddedChannel others = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(1 << 20)
                .build()));
        others.writeInbound(Unpooled.wrappedBuffer(
                Framing.WEB_SOCKET.frame("event", null, new Bytes().clear().ascii(text))));
        TextWebSocketFrame frame = others.readInbound();
        assertThat(frame.text()).isEqualTo(text);
        assertThat(frame.isFinalFragment()).isTrue();
        frame.release();
    }

    @Test
    void anEventHasItsTypeAndTheCursorAsItsId() {
        Bytes json = new Bytes().clear().ascii("{\"a\":1}");
        assertThat(events("heartbeat", "AbC".getBytes(StandardCharsets.US_ASCII), json))
                .isEqualTo("event: heartbeat\nid: AbC\ndata: {\"a\":1}\n\n");
        assertThat(events("gap", null, json)).isEqualTo("event: gap\ndata: {\"a\":1}\n\n");
    }

    private static String events(String type, byte @Nullable [] cursor, Bytes json) {
        return new String(Framing.SERVER_SENT_EVENTS.frame(type, cursor, json), StandardCharsets.UTF_8);
    }
}
