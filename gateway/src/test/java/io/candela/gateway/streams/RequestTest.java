package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    @Test
    void whatIsAskedForIsRead() {
        assertThat(read("{\"op\":\"subscribe\",\"id\":7,\"channels\":[\"a:*\"],\"resume\":\"c\"}"))
                .isInstanceOfSatisfying(Request.Subscribe.class, subscribe -> {
                    assertThat(String.valueOf(subscribe.id())).isEqualTo("7");
                    assertThat(subscribe.channels()).isEqualTo(List.of("a:*"));
                    assertThat(subscribe.resume()).isEqualTo("c");
                });
        assertThat(read("{\"op\":\"unsubscribe\",\"channels\":[\"a:*\",\"b:*\"]}"))
                .isEqualTo(new Request.Unsubscribe(null, List.of("a:*", "b:*")));
        assertThat(read("{\"op\":\"ping\"}")).isEqualTo(new Request.Ping(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "7",
                "[]",
                "{}",
                "{\"op\":7}",
                "{\"op\":\"subscribe\"}",
                "{\"op\":\"subscribe\",\"channels\":\"a:*\"}",
                "{\"op\":\"subscribe\",\"channels\":[7]}",
                "{\"op\":\"subscribe\",\"channels\":[{}]}",
                "{\"op\":\"subscribe\",\"channels\":[\"a:*\"],\"resume\":7}",
                "{\"op\":\"ping\",\"id\":1.5}",
                "{\"op\":\"ping\",\"id\":{}}"
            })
    void whatCannotBeUnderstoodIsUnclear(String text) {
        assertThat(read(text)).isInstanceOf(Request.Unclear.class);
    }

    @Test
    void anIdThatCannotBeSentBackIsUnclear() {
        assertThat(read("{\"op\":\"ping\",\"id\":\"" + "x".repeat(65) + "\"}")).isInstanceOf(Request.Unclear.class);
    }

    @Property
    void nothingBreaksIt(@ForAll byte[] message) {
        assertThat(Request.read(message)).isNotNull();
    }

    private static Request read(String text) {
        return Request.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
