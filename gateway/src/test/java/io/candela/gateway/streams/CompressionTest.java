package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final int MOST = 1 << 20;

    private final Compression compression = new Compression();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5000, 200_000})
    void whatIsCompressedIsTheSameAgain(int length) {
        byte[] text = new byte[length];
        new Random(length).nextBytes(text);
        assertThat(inflated(deflated(text), MOST)).isEqualTo(text);
    }

    @Test
    void eachMessageIsCompressedForItself() {
        byte[] text = "{\"instrument\":\"BTC-USD\"}".repeat(20).getBytes(StandardCharsets.UTF_8);
        byte[] first = deflated(text);
        assertThat(first.length).isLessThan(text.length / 4);
        assertThat(deflated(text)).isEqualTo(first);
    }

    @Test
    void whatWouldBecomeTooLargeIsNotFinished() {
        assertThat(inflated(deflated(new byte[MOST]), 100)).hasSize(101);
    }

    @Test
    void rubbishIsNothing() {
        assertThat(compression.inflate(new byte[] {7, 7, 7, 7}, MOST)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_max_window_bits",
                "foo, Permessage-Deflate; server_max_window_bits=\"15\"",
                "permessage-deflate; server_max_window_bits=10, permessage-deflate"
            })
    void aClientThatCanDoWithItIsToldSo(String offer) {
        assertThat(Compression.isOffered(List.of(offer))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "permessage-deflate; server_max_window_bits=10", "x-webkit-deflate-frame"})
    void aClientThatCannotIsLeftAlone(String offer) {
        assertThat(Compression.isOffered(List.of(offer))).isFalse();
    }

    private byte[] deflated(byte[] text) {
        Bytes bytes = new Bytes().clear().add(text);
        compression.deflate(bytes);
        byte[] compressed = new byte[bytes.length()];
        bytes.copy(compressed, 0);
        return compressed;
    }

    private byte[] inflated(byte[] message, int most) {
        return Objects.requireNonNull(compression.inflate(message, most));
    }
}
