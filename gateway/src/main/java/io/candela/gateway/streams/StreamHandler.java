package io.candela.gateway.streams;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/** Tells a client what its connection does: messages, room to write, and the end. */
final class StreamHandler extends ChannelInboundHandlerAdapter {
    private static final String NAME = "candela.stream";

    private static final int COMPRESSED = 4;

    private final Shard shard;
    private final Client client;
    private boolean compressed;
    private @Nullable ByteArrayOutputStream parts;

    /**
     * Keeps what is said on {@code line} until somebody listens: frames of a WebSocket, otherwise bytes. To be called
     * before the event loop can read anything.
     */
    static void hold(Line line) {
        String before = switch (line.framing()) {
            case WEB_SOCKET, COMPRESSED_WEB_SOCKET -> NettyPipeline.ReactiveBridge;
            case SERVER_SENT_EVENTS -> NettyPipeline.HttpCodec;
        };
        line.channel().pipeline().addBefore(before, NAME, new Held());
    }

    /** Listens to the connection of {@code client}, which was held until now. */
    static void install(Client client) {
        Channel channel = client.line().channel();
        ChannelPipeline pipeline = channel.pipeline();
        Held held = (Held) pipeline.get(NAME);
        StreamHandler handler = new StreamHandler(client);
        pipeline.replace(held, NAME, handler);
        for (Object message = held.next(); message != null; message = held.next()) {
            handler.channelRead(pipeline.context(handler), message);
        }
        channel.config().setAutoRead(true);
    }

    /**
     * Tells {@code client}, on its shard's event loop, what a stream of HTTP/2 does on that of its connection. There is nothing
     * to hold: after its request such a stream says nothing but that it ends. To be called on the connection's event loop.
     */
    static void attach(Client client) {
        client.line().channel().pipeline().addBefore(NettyPipeline.ReactiveBridge, NAME, new Beside(client));
    }

    private StreamHandler(Client client) {
        this.shard = client.shard();
        this.client = client;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case TextWebSocketFrame frame -> received(frame);
            case BinaryWebSocketFrame frame -> received(frame);
            case ContinuationWebSocketFrame frame -> received(frame);
            // After the request for events there is nothing to be said, and the connection ends with them.
            case ByteBuf bytes -> bytes.release();
            case CloseWebSocketFrame frame
            when client.ending() -> {
                frame.release();
                var _ = context.close();
            }
            default -> context.fireChannelRead(message);
        }
    }

    private void received(WebSocketFrame frame) {
        byte[] bytes = ByteBufUtil.getBytes(frame.content());
        boolean last = frame.isFinalFragment();
        if (parts == null) {
            compressed = client.line().framing() == Framing.COMPRESSED_WEB_SOCKET && (frame.rsv() & COMPRESSED) != 0;
        }
        ReferenceCountUtil.release(frame);
        if (parts == null && last) {
            received(bytes);
            return;
        }
        if (parts == null) {
            parts = new ByteArrayOutputStream();
        }
        parts.writeBytes(bytes);
        if (last || parts.size() > shard.longestMessage()) {
            byte[] whole = parts.toByteArray();
            parts = null;
            received(whole);
        }
    }

    private void received(byte[] message) {
        byte[] text = compressed ? shard.compression().inflate(message, shard.longestMessage()) : message;
        client.received(text == null ? new byte[0] : text);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            // Not at once: this is called amid a write.
            context.executor().execute(client::pump);
        }
        context.fireChannelWritabilityChanged();
    }

    /** A connection that breaks, or on which frames come that are none, is at its end, which is nothing to report. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof IOException || failure instanceof DecoderException) {
            var _ = context.close();
        } else {
            context.fireExceptionCaught(failure);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        shard.leave(client);
        context.fireChannelInactive();
    }

    /** For a client that is on another event loop than its connection. */
    private static final class Beside extends ChannelInboundHandlerAdapter {
        private final Client client;

        Beside(Client client) {
            this.client = client;
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (context.channel().isWritable()) {
                var _ = client.shard().run(client::pump);
            }
            context.fireChannelWritabilityChanged();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            var _ = client.shard().run(() -> client.shard().leave(client));
            context.fireChannelInactive();
        }
    }

    /** What a client says while its connection is between two event loops. */
    private static final class Held extends ChannelInboundHandlerAdapter {
        private final Queue<Object> messages = new ArrayDeque<>();

        @Nullable
        Object next() {
            return messages.poll();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            messages.add(message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            messages.forEach(ReferenceCountUtil::release);
            messages.clear();
            context.fireChannelInactive();
        }
    }
}
