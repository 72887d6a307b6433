package io.candela.bench.streams;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.search.SearchProcessor;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One stream: opens it, and then counts what comes. */
final class Subscriber extends SimpleChannelInboundHandler<ByteBuf> {
    private final Queue<Exchange> exchanges;
    private final CompletableFuture<Void> opened;
    private final @Nullable Deliveries deliveries;
    private final SearchProcessor search = Deliveries.search();
    private final StringBuilder answer = new StringBuilder();

    /** Without {@code deliveries} it reads no more than it must. */
    Subscriber(Opening opening, CompletableFuture<Void> opened, @Nullable Deliveries deliveries) {
        this.exchanges = new ArrayDeque<>(opening.exchanges());
        this.opened = opened;
        this.deliveries = deliveries;
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        say(channel);
    }

    private void say(ChannelHandlerContext channel) {
        var _ = channel.writeAndFlush(Unpooled.copiedBuffer(exchanges.element().says(), ISO_8859_1));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext channel, ByteBuf in) throws IOException {
        if (!exchanges.isEmpty()) {
            open(channel, in);
        } else if (deliveries != null) {
            deliveries.take(in, search);
        }
    }

    private void open(ChannelHandlerContext channel, ByteBuf in) throws IOException {
        answer.append(in.toString(ISO_8859_1));
        if (answer.indexOf(exchanges.element().answer()) < 0) {
            return;
        }
        if (answer.indexOf("HTTP/1.1 ") == 0
                && answer.indexOf("HTTP/1.1 101") != 0
                && answer.indexOf("HTTP/1.1 200") != 0) {
            throw new IOException("Refused: " + answer);
        }
        exchanges.remove();
        answer.setLength(0);
        if (exchanges.isEmpty()) {
            answer.trimToSize();
            channel.channel().config().setAutoRead(deliveries != null);
            opened.complete(null);
        } else {
            say(channel);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        opened.completeExceptionally(
                new IOException("Closed before the end of %s, after: %s".formatted(exchanges, answer)));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        opened.completeExceptionally(cause);
        var _ = channel.close();
    }
}
