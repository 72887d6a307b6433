package io.candela.gateway.streams;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** What is on its way to a client: messages gather in a buffer, which is there only while it has any. */
final class Outgoing {
    private static final int FIRST_BUFFER = 512;

    private final Channel channel;
    private final long most;
    private @Nullable ByteBuf pending;
    private long messages;
    private long bytes;

    /** {@code most} bytes wait here at once, about. */
    Outgoing(Channel channel, long most) {
        this.channel = channel;
        this.most = most;
    }

    /** Returns whether it is the first to wait. */
    boolean add(byte[] message) {
        boolean first = pending == null;
        if (pending == null) {
            pending = channel.alloc().ioBuffer(Math.max(FIRST_BUFFER, message.length));
        }
        pending.writeBytes(message);
        messages++;
        bytes += message.length;
        return first;
    }

    /** Hands what waits to the connection. */
    void flush() {
        ByteBuf written = pending;
        if (written != null) {
            pending = null;
            var _ = channel.writeAndFlush(written, channel.voidPromise());
        }
    }

    /** Whether the client reads fast enough for more; what waits is flushed if that is needed. */
    boolean makesRoom() {
        if (!hasRoom()) {
            flush();
        }
        return hasRoom();
    }

    boolean hasRoom() {
        return channel.isWritable() && (pending == null || pending.readableBytes() < most);
    }

    /** Forgets what waits. */
    void drop() {
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }

    /** How many messages there have been. */
    long messages() {
        return messages;
    }

    /** How long they were together. */
    long bytes() {
        return bytes;
    }
}
