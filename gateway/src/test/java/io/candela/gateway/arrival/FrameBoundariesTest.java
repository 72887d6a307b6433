package io.candela.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameBoundariesTest {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;

    private final FrameBoundaries boundaries = new FrameBoundaries();

    @BeforeEach
    void aConnectionBeginsWithItsPreface() {
        assertThat(boundaries.isAmidst()).isTrue();
        assertThat(follow(Arrays.copyOf(PREFACE, 23))).isFalse();
        assertThat(follow(Arrays.copyOfRange(PREFACE, 23, 24))).isTrue();
        assertThat(boundaries.isAmidst()).isFalse();
    }

    @Test
    void aFrameIsCompleteWithItsLastByte() {
        byte[] frame = frame(DATA, 0, 300);
        assertThat(follow(Arrays.copyOf(frame, 4))).isFalse();
        assertThat(boundaries.isAmidst()).isTrue();
        assertThat(follow(Arrays.copyOfRange(frame, 4, frame.length - 1))).isFalse();
        assertThat(follow(Arrays.copyOfRange(frame, frame.length - 1, frame.length)))
                .isTrue();
        assertThat(boundaries.isAmidst()).isFalse();
    }

    @Test
    void headersAreCompleteWithTheirLastFrame() {
        assertThat(follow(frame(HEADERS, 0, 10))).isFalse();
        assertThat(follow(frame(CONTINUATION, 0, 10))).isFalse();
        assertThat(boundaries.isAmidst()).isTrue();
        assertThat(follow(frame(CONTINUATION, END_HEADERS, 0))).isTrue();
        assertThat(boundaries.isAmidst()).isFalse();
    }

    @Test
    void whatIsCompletedAmongOtherThingsIsNoticed() {
        assertThat(follow(concatenated(frame(SETTINGS, 0, 6), Arrays.copyOf(frame(DATA, 0, 6), 8))))
                .isTrue();
        assertThat(boundaries.isAmidst()).isTrue();
    }

    @Property(tries = 200)
    void howBytesArriveMakesNoDifference(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 30) Integer> pieces) {
        FrameBoundaries pieced = new FrameBoundaries();
        byte[] all = concatenated(
                PREFACE,
                frame(SETTINGS, 0, 12),
                frame(HEADERS, 0, 70),
                frame(CONTINUATION, END_HEADERS, 300),
                frame(DATA, 1, 257));
        boolean completed = false;
        int at = 0;
        for (int i = 0; at < all.length; i++) {
            int end = Math.min(all.length, at + pieces.get(i % pieces.size()));
            completed = pieced.follow(Unpooled.wrappedBuffer(Arrays.copyOfRange(all, at, end)));
            at = end;
            assertThat(at == all.length && pieced.isAmidst()).isFalse();
        }
        assertThat(completed).isTrue();
    }

    private boolean follow(byte[] bytes) {
        return boundaries.follow(Unpooled.wrappedBuffer(bytes));
    }

    private static byte[] frame(int type, int flags, int length) {
        byte[] frame = new byte[9 + length];
        frame[1] = (byte) (length >> 8);
        frame[2] = (byte) length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        frame[8] = 1;
        return frame;
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
