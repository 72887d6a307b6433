package io.candela.gateway.arrival;

import io.netty.buffer.ByteBuf;

/**
 * Where in the bytes of an HTTP/2 connection frames begin and end (RFC 9113, section 4.1). Headers in several frames are one
 * thing, and so is the preface with which a connection begins.
 */
final class FrameBoundaries {
    private static final int PREFACE_LENGTH = 24;
    private static final int HEADER_LENGTH = 9;
    /** Length, type and flags; the rest of a frame's header says to which stream it belongs. */
    private static final int INTERESTING = 5;

    private static final int HEADERS = 1;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;

    private int missing = PREFACE_LENGTH;
    private int headerBytes;
    private long header;
    private boolean amidHeaders;

    /** Goes on over what can be read of {@code bytes}, which stays to be read. Returns whether anything was completed. */
    boolean follow(ByteBuf bytes) {
        boolean completed = false;
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (missing > 0) {
                int length = Math.min(missing, bytes.writerIndex() - at);
                missing -= length;
                at += length;
            } else {
                header(bytes.getUnsignedByte(at));
                at++;
            }
            completed |= !isAmidst();
        }
        return completed;
    }

    /** Whether something has begun that is not complete. */
    boolean isAmidst() {
        return missing > 0 || headerBytes > 0 || amidHeaders;
    }

    private void header(int next) {
        if (headerBytes < INTERESTING) {
            header = header << Byte.SIZE | next;
        }
        headerBytes++;
        if (headerBytes == HEADER_LENGTH) {
            begin((int) (header >> 16), (int) (header >> 8) & 0xff, (int) header & 0xff);
            headerBytes = 0;
            header = 0;
        }
    }

    private void begin(int length, int type, int flags) {
        missing = length;
        if (type == HEADERS || type == CONTINUATION) {
            amidHeaders = (flags & END_HEADERS) == 0;
        }
    }
}
