package io.candela.gateway.streams;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to a client. Messages wait here, shared with all others who get them. What a socket takes at once is
 * given to it directly: an event to many clients is a system call for each of them, and the objects and handlers of a write
 * by Netty would cost about as much again. What it does not take goes the usual way.
 */
final class Outgoing {
    private final Channel channel;
    private final @Nullable Socket socket;
    private final ByteBuffer scratch;
    private final long most;
    private byte @Nullable [] first;
    private @Nullable List<byte[]> others;
    private int waiting;
    private long messages;
    private long bytes;

    /** {@code most} bytes wait here at once, about; {@code scratch} is the event loop's. */
    Outgoing(Line line, ByteBuffer scratch, long most) {
        this.channel = line.channel();
        this.socket = socket(line);
        this.scratch = scratch;
        this.most = most;
    }

    /** Events go through the codec, which makes chunks of them, and what is encrypted is not for the socket. */
    private static @Nullable Socket socket(Line line) {
        return line.framing().webSocket()
                        && line.channel() instanceof UnixChannel unix
                        && unix.fd() instanceof Socket socket
                        && unix.pipeline().get(SslHandler.class) == null
                ? socket
                : null;
    }

    /** Returns whether it is the first to wait. */
    boolean add(byte[] message) {
        messages++;
        bytes += message.length;
        waiting += message.length;
        if (first == null) {
            first = message;
            return true;
        }
        if (others == null) {
            others = new ArrayList<>();
        }
        others.add(message);
        return false;
    }

    /** Hands what waits to the connection; returns whether there was anything. */
    boolean flush() {
        byte[] begin = first;
        if (begin == null) {
            return false;
        }
        List<byte[]> rest = others == null ? List.of() : others;
        int length = waiting;
        drop();
        int sent = send(begin, rest, length);
        if (sent < length) {
            ByteBuf left = channel.alloc().ioBuffer(length - sent);
            append(left, begin, sent);
            int passed = begin.length;
            for (byte[] message : rest) {
                append(left, message, Math.max(0, sent - passed));
                passed += message.length;
            }
            var _ = channel.writeAndFlush(left, channel.voidPromise());
        }
        return true;
    }

    private static void append(ByteBuf target, byte[] message, int from) {
        if (from < message.length) {
            target.writeBytes(message, from, message.length - from);
        }
    }

    /** Returns how many bytes the socket has taken. */
    private int send(byte[] begin, List<byte[]> rest, int length) {
        if (socket == null || length > scratch.capacity() || !isIdle()) {
            return 0;
        }
        scratch.clear().put(begin);
        for (byte[] message : rest) {
            scratch.put(message);
        }
        try {
            return socket.send(scratch, 0, length);
        } catch (IOException broken) {
            // Netty finds the same, and knows what is to be done.
            return 0;
        }
    }

    private boolean isIdle() {
        ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
        return queue != null && queue.isEmpty() && queue.totalPendingWriteBytes() == 0;
    }

    /** Whether the client reads fast enough for more; what waits is flushed if that is needed. */
    boolean makesRoom() {
        if (!hasRoom()) {
            flush();
        }
        return hasRoom();
    }

    boolean hasRoom() {
        return waiting < most && channel.isWritable();
    }

    /** Forgets what waits. */
    void drop() {
        first = null;
        others = null;
        waiting = 0;
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
